import "./crisis-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import { isCaseFocused } from "../case/leave-case.ts";
import { hasFallen } from "../keys/has-fallen.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { isCaught } from "../keys/use-arrival-focus.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { courseIsBehind } from "./course-is-behind.ts";
import { crisisTyped, hasTyped } from "./crisis-typed.ts";
import { courseShown, dropCourse, lookAtCourse, type CourseShown } from "./course-shown.ts";
import { EndedClocks } from "./ended-clocks.tsx";
import { lookAtCrises, useRunningCrises } from "./running-crises.ts";
import { RunningClock } from "./running-clock.tsx";
import { StartClock } from "./start-clock.tsx";
import { wantedPlan } from "./wanted-plan.ts";

export interface PlanCrisisProps {
  readonly planId: string;
  /** In which contact the plan is open. */
  readonly contactId: string;
  /** Whoever the plan is of was forgotten: nothing is written of them, and the clock may end without words. */
  readonly isForgotten: boolean;
}

/** The clock of a plan's crisis: whether one runs, how it stands, and what is done with it. */
export function PlanCrisis({ planId, ...props }: PlanCrisisProps): ReactNode {
  const shown = useStore(courseShown);
  const running = useRunningCrises();
  useEffect(() => {
    void lookAtCourse(planId);
    return dropCourse;
  }, [planId]);
  const isBehind =
    shown.kind === "ready" && shown.planId === planId && courseIsBehind(planId, shown.data, running);
  useEffect(() => {
    if (isBehind) void lookAtCourse(planId);
  }, [planId, isBehind]);
  if (shown.kind === "none" || shown.planId !== planId || shown.kind === "loading")
    return <Skeleton rows={1} rowClassName="h-8" whenSlow={<Failed planId={planId} />} />;
  switch (shown.kind) {
    case "failed":
      return <Failed planId={planId} />;
    case "not_yours":
      return <p className="text-small">{t`The crisis clock of this plan is not yours to read.`}</p>;
    case "ready":
      return <Known planId={planId} shown={shown} {...props} />;
  }
}

interface KnownProps extends PlanCrisisProps {
  readonly shown: Extract<CourseShown, { readonly kind: "ready" }>;
}

function Known({ planId, contactId, isForgotten, shown: { data, isStale } }: KnownProps): ReactNode {
  const mayChange = useMe().capabilities.has("safety_plan.change");
  const broken = breakOf(useStore(freshness), useNow());
  const heading = useRef<HTMLHeadingElement>(null);
  const kept = useKeptFocus(() => heading.current?.focus());
  useFocusWhereWanted(planId, heading);
  const runs = data.clocks.find(({ endedAt }) => endedAt === null);
  const ended = data.clocks.filter(({ endedAt }) => endedAt !== null);
  // One that a colleague ended while something was typed of it stays under what was typed.
  const typed = useStore(crisisTyped);
  const open = data.clocks.filter(({ id, endedAt }) => endedAt === null || hasTyped(typed, id));
  const look = async (): Promise<void> => {
    await Promise.all([lookAtCourse(planId), lookAtCrises()]);
  };
  const isAway = broken === "reconnecting" || broken === "offline";
  return (
    <section
      aria-labelledby={`crisis-${planId}`}
      data-plan-clock={runs?.id ?? ""}
      className="flex flex-col gap-2 rounded-hf border border-line p-3 text-small"
      {...kept}
    >
      <h4 ref={heading} id={`crisis-${planId}`} tabIndex={-1} className="font-semibold">
        {t`Crisis clock`}
      </h4>
      {isAway ? (
        <p className="text-concern">{t`The gateway is away. The clock goes on there; how it stands here may be out of date.`}</p>
      ) : null}
      {isStale ? (
        <p className="flex flex-wrap items-center gap-2 text-concern">
          {t`This may be out of date.`}
          <Button size="inline" onPress={() => void look()}>{t`Look at the clock again`}</Button>
        </p>
      ) : null}
      {runs === undefined ? (
        <>
          <p>{t`No crisis clock runs for this plan.`}</p>
          {mayChange && !isForgotten ? (
            <StartClock planId={planId} contactId={contactId} look={look} />
          ) : null}
        </>
      ) : null}
      {open.map((clock) => (
        <RunningClock key={clock.id} clock={clock} words={data.words} isForgotten={isForgotten} look={look} />
      ))}
      <EndedClocks clocks={ended} words={data.words} />
    </section>
  );
}

/** Whoever was led to this plan is led to its clock, unless they have gone on meanwhile. */
function useFocusWhereWanted(planId: string, heading: { readonly current: HTMLElement | null }): void {
  const wanted = useStore(wantedPlan);
  useEffect(() => {
    if (wanted?.planId !== planId) return;
    wantedPlan.set(null);
    const isWaiting =
      isCaseFocused() ||
      hasFallen() ||
      isCaught() ||
      document.activeElement?.matches("#contact-heading, [data-crisis-link]") === true ||
      // The case leads whoever comes to its first field.
      document.activeElement?.closest("[data-pane='case']") !== null;
    if (isWaiting) heading.current?.focus();
  }, [planId, wanted, heading]);
}

function Failed({ planId }: { readonly planId: string }): ReactNode {
  return (
    <p className="flex flex-wrap items-center gap-2 text-small">
      {t`The crisis clock could not be loaded.`}
      <Button size="small" onPress={() => void lookAtCourse(planId)}>{t`Retry`}</Button>
    </p>
  );
}
