import type { SendFailure } from "@holdfast/case-schema";
import type { SendResult } from "@holdfast/channel-kit";
import type { SendOutcome } from "@holdfast/db";

/** What is recorded of a hand-over. */
export interface Recorded {
  readonly outcome: SendOutcome | { readonly retryAt: number };
  readonly reason?: SendFailure;
}

const FIRST_PAUSE_MS = 1000;
const PAUSE_MAX_MS = 10 * 60_000;
/** What goes stale is tried to the end of its time, not up to the middle of it. */
const HURRIED_PAUSE_MAX_MS = 15_000;
/** The longest wait that a provider is granted; one that asks for a year has made a mistake. */
const ASKED_MAX_MS = 60 * 60_000;

/** How long to wait after the `attempt`th try, when the provider asks for nothing longer. */
export function pauseMs(attempt: number, goesStale = false): number {
  return Math.min(
    goesStale ? HURRIED_PAUSE_MAX_MS : PAUSE_MAX_MS,
    FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 30),
  );
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
      return {
        outcome: {
          state: result.delivered ? "delivered" : "sent",
          ...(result.ref === undefined ? {} : { ref: result.ref }),
        },
      };
    case "rejected":
      return { outcome: { state: "failed" }, reason: result.reason };
    case "unknown":
      return { outcome: { state: "unknown" } };
    case "retry": {
      const retryAt =
        now + Math.max(Math.min(result.afterMs, ASKED_MAX_MS) || 0, pauseMs(attempt, goodUntil !== null));
      return goodUntil !== null && retryAt > goodUntil
        ? { outcome: { state: "failed" }, reason: "too_late" }
        : { outcome: { retryAt } };
    }
  }
}
