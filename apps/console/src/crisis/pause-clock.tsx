import { saysWhy, WHY_LENGTH_MOST } from "@holdfast/access-policy";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { refusalOf, useDeed } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { PauseCrisisDocument, ResumeCrisisDocument } from "./crisis-documents.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";
import { crisisTyped, dropKept, typedOf, typeOf } from "./crisis-typed.ts";
import { NotKept } from "./not-kept.tsx";

export interface PauseClockProps {
  readonly clockId: string;
  readonly isPaused: boolean;
  readonly isForgotten: boolean;
  /** Its outcome was said, and by whom: it goes on no more. */
  readonly endedBy: string | null;
  readonly look: () => Promise<void>;
}

/** For a lead: has a clock stand still, with a reason, and lets it go on. What was typed while a colleague ended it stays. */
export function PauseClock({ clockId, isPaused, isForgotten, endedBy, look }: PauseClockProps): ReactNode {
  const [isOpen, open] = useState(false);
  const of = typedOf(clockId, "pause");
  const why = useStore(crisisTyped).get(of) ?? "";
  const deeds = useDeed(crisisRefusalWords, look);
  const isWhole = saysWhy(why.trim()) === "yes";
  async function pause(): Promise<void> {
    const said = why.trim();
    const isDone = await deeds.act(
      async () => {
        const done = await tell(PauseCrisisDocument, { id: clockId, why: said });
        if (refusalOf(done, crisisRefusalWords) === null) dropKept(of, said);
        return done;
      },
      t`The crisis clock stands still.`,
    );
    if (isDone) open(false);
  }
  const resume = (): void =>
    void deeds.act(async () => tell(ResumeCrisisDocument, { id: clockId }), t`The crisis clock goes on.`);
  if (endedBy !== null && why === "") return null;
  return (
    <div className="flex flex-col gap-2">
      {endedBy !== null ? (
        <NotKept
          meanwhile={t`${endedBy} said what came of it meanwhile, and the clock has ended.`}
          letGo={() => typeOf(of, "")}
        />
      ) : isPaused ? (
        <div>
          <Button size="small" isPending={deeds.isBusy} onPress={resume}>{t`Let the clock go on`}</Button>
        </div>
      ) : isForgotten ? null : (
        <div>
          <Button size="small" aria-expanded={isOpen} onPress={() => open(!isOpen)}>
            {t`Have the clock stand still…`}
          </Button>
        </div>
      )}
      {(isOpen && !isPaused) || endedBy !== null ? (
        <form
          aria-label={t`Have the clock stand still`}
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (isWhole && endedBy === null && !deeds.isBusy) void pause();
          }}
        >
          <WordsField
            label={t`Why it stands still, in three words at least`}
            maxLength={WHY_LENGTH_MOST}
            value={why}
            onChange={(typed) => typeOf(of, typed)}
          />
          <div>
            <Button
              size="small"
              type="submit"
              tone="primary"
              isDisabled={!isWhole || endedBy !== null}
              isPending={deeds.isBusy}
            >
              {t`Stand still`}
            </Button>
          </div>
        </form>
      ) : null}
      <FaultLine fault={deeds.fault} />
    </div>
  );
}
