import { saysWhy, WHY_LENGTH_MOST } from "@holdfast/access-policy";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useDeed } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { PauseCrisisDocument, ResumeCrisisDocument } from "./crisis-documents.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";

export interface PauseClockProps {
  readonly clockId: string;
  readonly isPaused: boolean;
  readonly isForgotten: boolean;
  readonly look: () => Promise<void>;
}

/** For a lead: has a clock stand still, with a reason, and lets it go on. */
export function PauseClock({ clockId, isPaused, isForgotten, look }: PauseClockProps): ReactNode {
  const [isOpen, open] = useState(false);
  const [why, setWhy] = useState("");
  const deeds = useDeed(crisisRefusalWords, look);
  const isWhole = saysWhy(why.trim()) === "yes";
  async function pause(): Promise<void> {
    const isDone = await deeds.act(
      async () => tell(PauseCrisisDocument, { id: clockId, why: why.trim() }),
      t`The crisis clock stands still.`,
    );
    if (!isDone) return;
    open(false);
    setWhy("");
  }
  const resume = (): void =>
    void deeds.act(async () => tell(ResumeCrisisDocument, { id: clockId }), t`The crisis clock goes on.`);
  return (
    <div className="flex flex-col gap-2">
      {isPaused ? (
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
      {isOpen && !isPaused ? (
        <form
          aria-label={t`Have the clock stand still`}
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (isWhole && !deeds.isBusy) void pause();
          }}
        >
          <WordsField
            label={t`Why it stands still, in three words at least`}
            maxLength={WHY_LENGTH_MOST}
            value={why}
            onChange={setWhy}
          />
          <div>
            <Button size="small" type="submit" tone="primary" isDisabled={!isWhole} isPending={deeds.isBusy}>
              {t`Stand still`}
            </Button>
          </div>
        </form>
      ) : null}
      <FaultLine fault={deeds.fault} />
    </div>
  );
}
