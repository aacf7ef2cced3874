/** What has to have happened in a crisis, and by when, in minutes on its clock. */
export const CHECKPOINTS = [
  { id: "lead_aware", minutes: 15 },
  { id: "options_tried", minutes: 60 },
  { id: "after_4_hours", minutes: 240 },
  { id: "after_12_hours", minutes: 720 },
  { id: "outcome", minutes: 1440 },
] as const;
export type Checkpoint = (typeof CHECKPOINTS)[number]["id"];

/** The clock of one crisis. Instants are milliseconds since 1970. */
export interface CrisisClock {
  readonly startedAtMs: number;
  /** When a lead halted it, each with a reason that is kept elsewhere. In order; only the last may still be open. */
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number | null }[];
  readonly met: readonly Checkpoint[];
}

/** How a clock stands. */
export interface ClockStanding {
  readonly isRunning: boolean;
  /** What the clock has counted, without its pauses. */
  readonly countedMs: number;
  readonly overdue: readonly Checkpoint[];
  /** The next one that is not met, and how long the clock has still to count until then; `null` when there is none ahead. */
  readonly next: { readonly id: Checkpoint; readonly leftMs: number } | null;
}

/** Where the clock stands at an instant (SP41). */
export function clockAt({ startedAtMs, pauses, met }: CrisisClock, nowMs: number): ClockStanding {
  const paused = pauses.reduce(
    (sum, { fromMs, toMs }) =>
      sum + Math.max(0, Math.min(toMs ?? nowMs, nowMs) - Math.max(fromMs, startedAtMs)),
    0,
  );
  const countedMs = Math.max(0, nowMs - startedAtMs - paused);
  const open = CHECKPOINTS.filter(({ id }) => !met.includes(id)).map(({ id, minutes }) => ({
    id,
    leftMs: minutes * 60_000 - countedMs,
  }));
  return {
    isRunning: !pauses.some(({ fromMs, toMs }) => fromMs <= nowMs && (toMs === null || nowMs < toMs)),
    countedMs,
    overdue: open.filter(({ leftMs }) => leftMs <= 0).map(({ id }) => id),
    next: open.find(({ leftMs }) => leftMs > 0) ?? null,
  };
}
