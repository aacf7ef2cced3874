import { saysWhy, WHY_LENGTH_MOST } from "@holdfast/access-policy";
import { Button, classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { refusalOf, useDeed } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { MeetCheckpointDocument, type CheckpointData, type CourseData } from "./crisis-documents.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";
import type { CheckpointStanding } from "./crisis-standing.ts";
import { crisisTyped, dropKept, typedOf, typeOf } from "./crisis-typed.ts";
import { checkpointWords, openWords } from "./crisis-words.ts";
import { NotKept } from "./not-kept.tsx";
import { WrittenLine } from "./written-line.tsx";

export interface CheckpointItemProps {
  readonly clockId: string;
  readonly checkpoint: CheckpointData;
  readonly standing: CheckpointStanding;
  readonly pausedSince: number | null;
  readonly written: CourseData["words"][number] | undefined;
  readonly isForgotten: boolean;
  /** Its outcome was said, and by whom: nothing is met any more. */
  readonly endedBy: string | null;
  readonly mayMeet: boolean;
  readonly look: () => Promise<void>;
}

/** A mark beside the words, which say it as well. */
const MARK = { met: "✓ ", overdue: "◆ ", next: "▲ ", ahead: "○ " } as const;

/** One checkpoint: met, by whom and with what was done; or when it is due, and for whoever may say so that it is met. */
export function CheckpointItem({
  clockId,
  checkpoint: { id, metAt, metBy },
  standing,
  pausedSince,
  written,
  isForgotten,
  endedBy,
  mayMeet,
  look,
}: CheckpointItemProps): ReactNode {
  const now = useNow();
  const what = checkpointWords(id);
  const by = metBy?.name ?? "";
  return (
    <li
      data-checkpoint={id}
      data-state={standing.state}
      className="flex flex-col gap-1 border-t border-line pt-1"
    >
      <p className="flex flex-wrap gap-x-2 tabular-nums">
        <span className="font-medium">
          <span aria-hidden="true">{MARK[standing.state]}</span>
          {what}
        </span>
        <span className={classNames(standing.state === "overdue" && "font-semibold text-danger")}>
          {metAt === null ? openWords(standing, pausedSince, now) : t`Met: ${by}, ${clockWords(metAt, now)}`}
        </span>
      </p>
      <WrittenLine written={written} />
      {mayMeet ? (
        <MeetCheckpoint
          clockId={clockId}
          id={id}
          metBy={metAt === null ? null : by}
          endedBy={endedBy}
          isForgotten={isForgotten}
          look={look}
        />
      ) : metAt === null && endedBy === null && id === "lead_aware" ? (
        <p className="text-muted">{t`A lead says that.`}</p>
      ) : null}
    </li>
  );
}

type MeetProps = Pick<CheckpointItemProps, "clockId" | "isForgotten" | "endedBy" | "look"> & {
  readonly id: CheckpointData["id"];
  readonly metBy: string | null;
};

/**
 * Says that a checkpoint is met: of the outcome what it was, of the others what was done, or nothing. What was typed while a colleague
 * said so, or ended the clock, stays where it was typed, and who did.
 */
function MeetCheckpoint({ clockId, id, metBy, endedBy, isForgotten, look }: MeetProps): ReactNode {
  const [isOpen, open] = useState(false);
  const of = typedOf(clockId, id);
  const words = useStore(crisisTyped).get(of) ?? "";
  const deeds = useDeed(crisisRefusalWords, look);
  const what = checkpointWords(id);
  const said = words.trim();
  const isLast = id === "outcome";
  // Of whoever was forgotten nothing is written, and the clock ends all the same.
  const isWhole = said === "" ? !isLast || isForgotten : saysWhy(said) === "yes";
  async function meet(): Promise<void> {
    await deeds.act(
      async () => {
        const done = await tell(MeetCheckpointDocument, {
          id: clockId,
          checkpoint: id,
          words: said === "" ? null : said,
        });
        // Before the clock is read anew: what is kept is typed no more.
        if (refusalOf(done, crisisRefusalWords) === null) dropKept(of, said);
        return done;
      },
      isLast ? t`Met: ${what}. The crisis clock has ended.` : t`Met: ${what}`,
    );
  }
  const first = metBy ?? endedBy;
  if (first !== null && words === "" && deeds.fault === null && !deeds.isBusy) return null;
  const isOthers = first !== null && words !== "" && !deeds.isBusy;
  return (
    <>
      {isOthers ? (
        <NotKept
          meanwhile={
            metBy === null
              ? t`${first} said what came of it meanwhile, and the clock has ended.`
              : t`${first} met this meanwhile.`
          }
          letGo={() => typeOf(of, "")}
        />
      ) : null}
      <div>
        <Button
          size="small"
          aria-label={t`It is met: ${what}…`}
          aria-expanded={isOpen}
          onPress={() => open(!isOpen)}
        >
          {t`It is met…`}
        </Button>
      </div>
      {isOpen || isOthers ? (
        <form
          aria-label={what}
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (isWhole && first === null && !deeds.isBusy) void meet();
          }}
        >
          {isForgotten ? (
            <p>{t`Whoever this is of was forgotten: nothing is written of them.`}</p>
          ) : (
            <WordsField
              label={
                isLast
                  ? t`What came of it, in three words at least. The clock ends with it.`
                  : t`What was done: three words at least, or nothing`
              }
              maxLength={WHY_LENGTH_MOST}
              value={words}
              onChange={(typed) => typeOf(of, typed)}
            />
          )}
          <div>
            <Button
              size="small"
              type="submit"
              tone="primary"
              aria-label={t`Keep as met: ${what}`}
              isDisabled={!isWhole || first !== null}
              isPending={deeds.isBusy}
            >
              {t`Keep as met`}
            </Button>
          </div>
        </form>
      ) : null}
      <FaultLine fault={deeds.fault} />
    </>
  );
}
