import type { ClockData } from "../crisis/crisis-documents.ts";
import { standingAt } from "../crisis/crisis-standing.ts";
import type { HeldData, ToSignData } from "../share/held-documents.ts";

/** Clocks of one kind that run on what a colleague has, or asked for. */
export interface ColumnClock {
  readonly kind: "crisis" | "report" | "review" | "decision" | "consent";
  readonly count: number;
  /** When the first of them is due; `null`: they stand still. */
  readonly dueAt: number | null;
}

export interface ClockSources {
  readonly crises: readonly ClockData[];
  readonly held: readonly Pick<HeldData, "askedBy" | "dueAt">[];
  readonly toSign: readonly Pick<ToSignData, "askedBy" | "reportDueAt" | "reviewDueAt">[];
  /** When the first yes runs out in a case of what they have; `null`: none does within a day. */
  readonly consentEndsAt: number | null;
}

/** The clocks that run on what a colleague has or asked for, each kind once, in one order. */
export function clocksOf(
  id: string,
  { crises, held, toSign, consentEndsAt }: ClockSources,
  now: number,
): readonly ColumnClock[] {
  const asked = toSign.filter(({ askedBy }) => askedBy.id === id);
  const due: Readonly<Record<ColumnClock["kind"], readonly (number | null)[]>> = {
    crisis: crises.filter(({ holder }) => holder?.id === id).map((clock) => nextDue(clock, now)),
    report: asked.flatMap(({ reportDueAt }) => (reportDueAt === null ? [] : [reportDueAt])),
    review: asked.flatMap(({ reviewDueAt }) => (reviewDueAt === null ? [] : [reviewDueAt])),
    decision: held.filter(({ askedBy }) => askedBy.id === id).map(({ dueAt }) => dueAt),
    consent: consentEndsAt === null ? [] : [consentEndsAt],
  };
  return KINDS.flatMap((kind) => {
    const run = due[kind].filter((at) => at !== null);
    const { length: count } = due[kind];
    return count === 0 ? [] : [{ kind, count, dueAt: run.length === 0 ? null : Math.min(...run) }];
  });
}

const KINDS = ["crisis", "report", "review", "decision", "consent"] as const;

/** What is overdue counts first, though the clock stands still meanwhile; `null`: it stands still, or nothing more comes. */
function nextDue(clock: ClockData, now: number): number | null {
  const { overdue, next, pausedSince } = standingAt(clock, now);
  return overdue[0]?.dueAt ?? (pausedSince === null ? (next?.dueAt ?? null) : null);
}
