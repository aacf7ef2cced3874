import { classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { CheckpointItem } from "./checkpoint-item.tsx";
import type { ClockData, CourseData } from "./crisis-documents.ts";
import { standingAt } from "./crisis-standing.ts";
import { holderWords, nextWords, startWords } from "./crisis-words.ts";
import { GiveClock } from "./give-clock.tsx";
import { PauseClock } from "./pause-clock.tsx";
import { writtenOf } from "./written-of.ts";
import { WrittenLine } from "./written-line.tsx";

export interface RunningClockProps {
  readonly clock: ClockData;
  readonly words: CourseData["words"];
  readonly isForgotten: boolean;
  readonly look: () => Promise<void>;
}

/**
 * A clock that runs, or of which something was typed while a colleague ended it: since when and why, what is next, its five checkpoints, who has it, and for leads that
 * it stands still. What was typed stays where it was typed.
 */
export function RunningClock({ clock, words, isForgotten, look }: RunningClockProps): ReactNode {
  const now = useNow();
  const { id: me, capabilities } = useMe();
  const mayChange = capabilities.has("safety_plan.change");
  const mayLead = capabilities.has("crisis.lead");
  const standing = standingAt(clock, now);
  const isLoud = clock.endedAt === null && standing.overdue.length > 0;
  const why = clock.reasons.map(startWords).join(", ");
  const since = clockWords(clock.startedAt, now);
  const isOver = clock.endedAt !== null;
  const endedBy = isOver ? (clock.checkpoints.find(({ id }) => id === "outcome")?.metBy?.name ?? "") : null;
  return (
    <>
      <p
        data-crisis-next=""
        className={classNames(
          "rounded-hf px-3 py-2 font-semibold tabular-nums",
          isLoud ? "bg-danger-tint text-danger" : "bg-concern-tint text-concern",
        )}
      >
        <span aria-hidden="true">{isLoud ? "◆ " : "▲ "}</span>
        {isOver ? t`This clock has ended.` : nextWords(standing, now)}
      </p>
      <p className="tabular-nums">{t`Has run since ${since}, started by ${clock.startedBy.name}: ${why}.`}</p>
      {isOver ? null : (
        <p
          data-crisis-holder=""
          className={classNames("tabular-nums", clock.holder === null && "font-semibold text-danger")}
        >
          {clock.holder === null ? <span aria-hidden="true">◆ </span> : null}
          {holderWords(clock, me, now)}
        </p>
      )}
      <ol aria-label={t`Checkpoints`} className="flex flex-col gap-2">
        {clock.checkpoints.map((checkpoint, nth) => (
          <CheckpointItem
            key={checkpoint.id}
            clockId={clock.id}
            checkpoint={checkpoint}
            standing={standing.checkpoints[nth]!}
            pausedSince={standing.pausedSince}
            written={writtenOf(words, clock.id, { checkpoint: checkpoint.id })}
            isForgotten={isForgotten}
            endedBy={endedBy}
            mayMeet={checkpoint.id === "lead_aware" ? mayLead : mayChange}
            look={look}
          />
        ))}
      </ol>
      {clock.pauses.length === 0 ? null : (
        <ul aria-label={t`When it stood still`} className="flex flex-col gap-1">
          {clock.pauses.map(({ fromAt, by, toAt, resumedBy }, nth) => {
            const from = clockWords(fromAt, now);
            const to = toAt === null ? null : clockWords(toAt, now);
            return (
              <li key={fromAt} className="tabular-nums">
                <p>
                  {to === null
                    ? t`Has stood still since ${from}, ${by.name}`
                    : t`Stood still from ${from}, ${by.name}, to ${to}, ${resumedBy?.name ?? ""}`}
                </p>
                <WrittenLine written={writtenOf(words, clock.id, { pause: nth + 1 })} />
              </li>
            );
          })}
        </ul>
      )}
      {mayChange && !isOver ? <GiveClock clock={clock} mayLead={mayLead} look={look} /> : null}
      {mayLead ? (
        <PauseClock
          clockId={clock.id}
          isPaused={standing.pausedSince !== null}
          isForgotten={isForgotten}
          endedBy={endedBy}
          look={look}
        />
      ) : null}
    </>
  );
}
