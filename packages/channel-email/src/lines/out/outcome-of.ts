import type { SendResult } from "@holdfast/channel-kit";

/** How a hand-over failed, as far as it was seen. */
export interface HandOverFailure {
  /** The server's answer to what we said last; `null` when it gave none. */
  readonly code: number | null;
  /** What we said last. */
  readonly stage: "connection" | "login" | "sender" | "recipient" | "message";
  /** Whether a byte of the message may have left. */
  readonly begun: boolean;
}

const RETRY_MS = 10_000;
/** A server that does not know our password will not know it in ten seconds either. */
const LOGIN_RETRY_MS = 60_000;

/**
 * What a failed hand-over means. A refusal is a refusal at any stage; without an answer it was surely not sent only when no
 * byte of the message had left: the dot that ends it may have been among the others.
 */
export function outcomeOf({ code, stage, begun }: HandOverFailure): SendResult {
  if (stage === "login") return { kind: "retry", afterMs: LOGIN_RETRY_MS, unreached: true };
  if (code !== null && code >= 500 && code < 600)
    // What is said before there is a sender is about us, not about this mail.
    return stage === "connection"
      ? { kind: "retry", afterMs: LOGIN_RETRY_MS, unreached: true }
      : { kind: "rejected", reason: stage === "recipient" ? "unreachable" : "refused" };
  if (code !== null && code >= 400 && code < 500) return { kind: "retry", afterMs: RETRY_MS };
  if (begun) return { kind: "unknown" };
  const later = { kind: "retry", afterMs: RETRY_MS } as const;
  return stage === "connection" ? { ...later, unreached: true } : later;
}
