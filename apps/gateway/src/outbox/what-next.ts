import type { SendResult } from "@holdfast/channel-kit";
import type { SendOutcome } from "@holdfast/db";

/** What is recorded of a hand-over; `reason` is a code. */
export interface Recorded {
  readonly outcome: SendOutcome | { readonly retryAt: number };
  readonly reason?: string;
}

const FIRST_PAUSE_MS = 1000;
const PAUSE_MAX_MS = 10 * 60_000;
/** The longest wait that a provider is granted; one that asks for a year has made a mistake. */
const ASKED_MAX_MS = 60 * 60_000;

/** How long to wait after the `attempt`th try, when the provider asks for nothing longer. */
export function pauseMs(attempt: number): number {
  return Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 30));
}

/**
 * What a send result means for a message. A retry that would come after the message's validity is given up now, so that
 * the advocate learns of it while it matters.
 */
export function whatNext(
  result: SendResult,
  { attempt, goodUntil }: { readonly attempt: number; readonly goodUntil: number | null },
  now: number,
): Recorded {
  switch (result.kind) {
    case "accepted":
      return { outcome: { state: result.delivered ? "delivered" : "sent" } };
    case "rejected":
      return { outcome: { state: "failed" }, reason: result.reason };
    case "unknown":
      return { outcome: { state: "unknown" } };
    case "retry": {
      const retryAt = now + Math.max(Math.min(result.afterMs, ASKED_MAX_MS) || 0, pauseMs(attempt));
      return goodUntil !== null && retryAt > goodUntil
        ? { outcome: { state: "failed" }, reason: "too_late" }
        : { outcome: { retryAt } };
    }
  }
}
