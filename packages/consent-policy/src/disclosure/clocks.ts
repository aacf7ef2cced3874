import type { Decision } from "../decision.ts";
import { jurisdictionOf } from "../jurisdictions.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * By when a held part should be decided. What a life hangs on in a quarter of an hour, all else in an hour; what counsel decides, by
 * the day on which it has to be returned. Nothing opens when it is over: it stays refused, and somebody is told.
 */
export function heldDueAt(
  { outcome, obligations }: Pick<Decision, "outcome" | "obligations">,
  now: number,
  returnBy: number | null,
): number {
  if (outcome === "needs_legal") return returnBy ?? now + 24 * HOUR_MS;
  const isUrgent =
    obligations.includes("supervisor_decision_15min") || obligations.includes("supervisor_concurrence");
  return now + (isUrgent ? 15 : 60) * MINUTE_MS;
}

/** By when a report has to be made once the suspicion stands. No co-signature and no question stretches it. */
export function reportDueAt(place: string | null, suspectedAt: number): number {
  return suspectedAt + jurisdictionOf(place).reportWithinHours * HOUR_MS;
}
