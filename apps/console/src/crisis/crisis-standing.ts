import type { CheckpointData, ClockData } from "./crisis-documents.ts";

export type CheckpointId = CheckpointData["id"];

/** How a checkpoint stands. `next` is the first whose time has not come; those after it are `ahead`. */
export type CheckpointState = "met" | "overdue" | "next" | "ahead";

export interface CheckpointStanding {
  readonly id: CheckpointId;
  readonly state: CheckpointState;
  /** When its time comes, or came, in milliseconds since 1970; later each moment while the clock stands still. */
  readonly dueAt: number;
}

/** How a clock stands. */
export interface CrisisStanding {
  /** Since when it stands still; `null`: it goes on. */
  readonly pausedSince: number | null;
  /** The soonest first. */
  readonly checkpoints: readonly CheckpointStanding[];
  readonly overdue: readonly CheckpointStanding[];
  /** What comes next; `null`: nothing more does. */
  readonly next: CheckpointStanding | null;
}

/** Where a clock stands at an instant, by the rules of the gateway (SP41, DB581). Pure. */
export function standingAt(
  { checkpoints, pauses, endedAt }: Pick<ClockData, "checkpoints" | "pauses" | "endedAt">,
  now: number,
): CrisisStanding {
  const pausedSince = endedAt === null ? (pauses.find(({ toAt }) => toAt === null)?.fromAt ?? null) : null;
  const stood = pausedSince === null ? 0 : Math.max(0, now - pausedSince);
  const at = endedAt ?? now;
  let hasNext = false;
  const stand = checkpoints.map((each): CheckpointStanding => {
    // What has come stays due since then, however long the clock stands still.
    const dueAt = each.metAt === null && each.firedAt === null ? each.dueAt + stood : each.dueAt;
    if (each.metAt !== null) return { id: each.id, state: "met", dueAt };
    if (dueAt <= at) return { id: each.id, state: "overdue", dueAt };
    const state = hasNext ? "ahead" : "next";
    hasNext = true;
    return { id: each.id, state, dueAt };
  });
  return {
    pausedSince,
    checkpoints: stand,
    overdue: stand.filter(({ state }) => state === "overdue"),
    next: stand.find(({ state }) => state === "next") ?? null,
  };
}

/** Clocks as somebody looks at them: what nobody has first, then what is overdue, what is overdue longest first, then what comes soonest. Pure. */
export function mostPressingFirst(clocks: readonly ClockData[], now: number): readonly ClockData[] {
  const rank = (clock: ClockData): readonly [number, number] => {
    const { overdue, next, pausedSince } = standingAt(clock, now);
    const due = overdue[0]?.dueAt ?? next?.dueAt ?? Number.POSITIVE_INFINITY;
    const first = clock.holder === null ? 0 : overdue.length > 0 ? 1 : pausedSince === null ? 2 : 3;
    return [first, due];
  };
  return clocks
    .map((clock) => ({ clock, rank: rank(clock) }))
    .toSorted((one, other) => one.rank[0] - other.rank[0] || one.rank[1] - other.rank[1])
    .map(({ clock }) => clock);
}
