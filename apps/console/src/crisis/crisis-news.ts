import type { ClockData } from "./crisis-documents.ts";
import { standingAt, type CheckpointStanding } from "./crisis-standing.ts";

/** How long before its time a checkpoint is said to come, in milliseconds. */
export const NEAR_MS = 5 * 60_000;

/** What was told by now: which clocks are mine, and of which checkpoints that they come or have come; `null`: nothing was read yet. */
export interface Told {
  readonly mine: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
  readonly overdue: ReadonlySet<string>;
  readonly unheld: number;
}

export type CrisisNews =
  | { readonly kind: "yours"; readonly clock: ClockData }
  | { readonly kind: "near" | "overdue"; readonly clock: ClockData; readonly point: CheckpointStanding }
  | { readonly kind: "unheld"; readonly count: number };

/**
 * What is new of the clocks that run, for somebody: `near` is told to whoever has one, `overdue` to them and to leads, that nobody has one to
 * all. The same again alarms nobody; at the start whatever still wants an act is told once (AL3), and that a clock is mine is
 * no news then. Pure.
 */
export function crisisNews(
  told: Told | null,
  { clocks, unheld }: { readonly clocks: readonly ClockData[]; readonly unheld: number },
  { id, isLead }: { readonly id: string; readonly isLead: boolean },
  now: number,
): { readonly told: Told; readonly acts: readonly CrisisNews[] } {
  const acts: CrisisNews[] = [];
  const [mine, near, overdue] = [new Set<string>(), new Set<string>(), new Set<string>()];
  if (unheld > (told?.unheld ?? 0)) acts.push({ kind: "unheld", count: unheld });
  for (const clock of clocks) {
    const isMine = clock.holder?.id === id;
    if (!isMine && !isLead) continue;
    const standing = standingAt(clock, now);
    if (isMine) {
      mine.add(clock.id);
      if (told !== null && !told.mine.has(clock.id)) acts.push({ kind: "yours", clock });
    }
    for (const point of standing.overdue) {
      const key = `${clock.id} ${point.id}`;
      overdue.add(key);
      if (told?.overdue.has(key) !== true) acts.push({ kind: "overdue", clock, point });
    }
    const { next } = standing;
    if (!isMine || next === null || standing.pausedSince !== null || next.dueAt - now > NEAR_MS) continue;
    const key = `${clock.id} ${next.id}`;
    near.add(key);
    if (told?.near.has(key) !== true) acts.push({ kind: "near", clock, point: next });
  }
  return { told: { mine, near, overdue, unheld }, acts };
}
