import "./crisis-texts.ts";
import { Button, classNames } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { BoardSection } from "../board/board-section.tsx";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import type { ClockData } from "./crisis-documents.ts";
import { mostPressingFirst, standingAt } from "./crisis-standing.ts";
import { clockName, holderWords, nextWords, startWords } from "./crisis-words.ts";
import { PlanLink } from "./plan-link.tsx";
import { lookAtCrises, useRunningCrises } from "./running-crises.ts";
import { unheldWords } from "./unheld-words.ts";

/** Every clock that runs, for whoever leads: what nobody has and what is overdue first, each with a way to its plan. */
export function CrisesSection(): ReactNode {
  const now = useNow();
  const running = useRunningCrises();
  const count = running.kind === "known" ? String(running.clocks.length) : t`unknown`;
  return (
    <BoardSection heading={t`Crisis clocks: ${count}`}>
      {running.kind === "failed" ? (
        <p className="flex flex-wrap items-center gap-2">
          {t`Which crisis clocks run is unknown.`}
          <Button size="small" onPress={() => void lookAtCrises()}>{t`Retry`}</Button>
        </p>
      ) : null}
      {running.kind !== "known" ? null : (
        <>
          {running.isStale ? (
            <p className="text-small font-medium text-concern">{t`This may be out of date.`}</p>
          ) : null}
          {running.unheld === 0 ? null : (
            <p className="rounded-hf bg-danger-tint px-3 py-2 font-semibold text-danger">
              <span aria-hidden="true">◆ </span>
              {unheldWords(running.unheld)}
            </p>
          )}
          {running.clocks.length === 0 ? <p className="text-muted">{t`No crisis clock runs.`}</p> : null}
          <ul aria-label={t`Crisis clocks`} className="flex flex-col gap-2">
            {mostPressingFirst(running.clocks, now).map((clock) => (
              <BoardClock key={clock.id} clock={clock} now={now} />
            ))}
          </ul>
        </>
      )}
    </BoardSection>
  );
}

function BoardClock({ clock, now }: { readonly clock: ClockData; readonly now: number }): ReactNode {
  const me = useMe().id;
  const standing = standingAt(clock, now);
  const isLoud = clock.holder === null || standing.overdue.length > 0;
  const why = clock.reasons.map(startWords).join(", ");
  return (
    <li
      data-crisis={clock.id}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-1 rounded-hf border px-3 py-2",
        isLoud ? "border-danger bg-danger-tint" : "border-line bg-surface",
      )}
    >
      <span className="font-semibold tabular-nums">{clockName(clock)}</span>
      <span className={classNames("tabular-nums", isLoud && "font-semibold text-danger")}>
        <span aria-hidden="true">{isLoud ? "◆ " : "▲ "}</span>
        {nextWords(standing, now)}
      </span>
      <span className={clock.holder === null ? "font-semibold text-danger" : ""}>
        {holderWords(clock, me, now)}
      </span>
      <span className="text-small">{why}</span>
      <PlanLink clock={clock} />
    </li>
  );
}
