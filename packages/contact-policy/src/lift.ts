import type { ReachLock } from "@holdfast/case-schema";
import type { Because } from "./reach-decision.ts";
import type { Lift, LiftableLock, ReachFacts } from "./reach-facts.ts";

/** How long a lead's word holds: it was given for how things stood then. */
export const LIFT_MS = 15 * 60_000;

/** All that a lead may lift (CP80). */
export const LIFTABLE: readonly LiftableLock[] = ["preference_expired", "outside_window"];

/** Whether a lift can still be used. */
export function liftHolds(lift: Lift, now: number): boolean {
  return !lift.isUsed && now < liftEndsAt(lift);
}

/** When a lift that was never used is over. */
export function liftEndsAt({ at }: Lift): number {
  return at + LIFT_MS;
}

/** What is left of the locks under a lead's word. It helps only where it opens everything that holds, and never in danger. */
export function liftedFrom(
  { lift, danger }: ReachFacts,
  locks: readonly Because<ReachLock>[],
  now: number,
): { readonly locks: readonly Because<ReachLock>[]; readonly isLifted: boolean } {
  if (lift === null || danger.holds || !liftHolds(lift, now) || locks.length === 0)
    return { locks, isLifted: false };
  const left = locks.filter(
    ({ name }) => !LIFTABLE.some((each) => each === name && lift.locks.includes(each)),
  );
  return left.length === 0 ? { locks: [], isLifted: true } : { locks, isLifted: false };
}

/** Whether a lead's word would open this: nothing holds but what may be lifted (CP80). */
export function isLiftable(locks: readonly Because<ReachLock>[]): boolean {
  return locks.length > 0 && locks.every(({ name }) => LIFTABLE.some((each) => each === name));
}
