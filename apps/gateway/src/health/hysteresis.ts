import type { OutageReason } from "@holdfast/case-schema";
import type { Found } from "@holdfast/channel-kit";

/** What was noticed of a channel, and when, in milliseconds since 1970. */
export type Sign =
  | { readonly kind: "check"; readonly found: Found; readonly at: number }
  /** `badly`: a message surely did not leave, or nobody can tell. What the provider refuses by itself is no sign. */
  | { readonly kind: "send"; readonly went: "well" | "badly"; readonly at: number };

/** What the signs so far come to. */
export interface Health {
  /** Checks that failed in a row. */
  readonly failedChecks: number;
  /** Messages that failed in a row. */
  readonly failedSends: number;
  readonly lastFailedSendAt: number;
  readonly lastBadAt: number;
  /** The first bad sign since all was well. */
  readonly badSince: number | null;
  /** What the last check that failed said. */
  readonly found: OutageReason;
  readonly down: { readonly since: number; readonly reason: OutageReason } | null;
}

/** One slow answer is no outage. */
export const CHECKS_THAT_COUNT = 2;
/** Providers ask for patience now and then; messages are tried again, and the third time it is one. */
export const SENDS_THAT_COUNT = 3;
/** Nobody may be writing any more: what failed this long ago says nothing about now, when checks are good. */
export const SENDS_COUNT_MS = 5 * 60_000;

/** Before any sign. */
export const ALL_WELL: Health = {
  failedChecks: 0,
  failedSends: 0,
  lastFailedSendAt: 0,
  lastBadAt: 0,
  badSince: null,
  found: "unreachable",
  down: null,
};

/** Whether no sign speaks against it; between that and an outage nothing is said and nothing taken back. */
export function isAllWell({ failedChecks, failedSends }: Health): boolean {
  return failedChecks === 0 && failedSends === 0;
}

/**
 * What one more sign makes of a channel's health. Two failed checks or three failed messages in a row are an outage, since
 * the first bad sign; it ends at the first success of both, so of the one that failed.
 */
export function nextHealth(health: Health, sign: Sign): Health {
  const counted = count(health, sign);
  if (isAllWell(counted)) return ALL_WELL;
  const badSince = counted.badSince ?? sign.at;
  const counts = counted.failedChecks >= CHECKS_THAT_COUNT || counted.failedSends >= SENDS_THAT_COUNT;
  if (!counts && counted.down === null) return { ...counted, badSince };
  const reason = counted.failedChecks > 0 ? counted.found : "sends";
  return { ...counted, badSince, down: { since: counted.down?.since ?? badSince, reason } };
}

function count(health: Health, sign: Sign): Health {
  if (sign.kind === "send")
    return sign.went === "well"
      ? { ...health, failedSends: 0 }
      : { ...health, failedSends: health.failedSends + 1, lastFailedSendAt: sign.at, lastBadAt: sign.at };
  if (sign.found.kind === "down")
    return {
      ...health,
      failedChecks: health.failedChecks + 1,
      found: sign.found.reason,
      lastBadAt: sign.at,
    };
  // Messages that failed while the provider was away failed because of it.
  const explained = health.failedChecks > 0 || sign.at - health.lastFailedSendAt > SENDS_COUNT_MS;
  return { ...health, failedChecks: 0, failedSends: explained ? 0 : health.failedSends };
}
