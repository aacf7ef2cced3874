import type { SendResult } from "@holdfast/channel-kit";

const RETRY_MS = 5000;
const RETRY_SECONDS_MAX = 3600;

/** What an answer of smsbox's means. Its 202 says that bearerbox has the text in its store. */
export function outcomeOf(status: number, retryAfter: string | null, words: string): SendResult {
  if (status === 202) return { kind: "accepted", delivered: false };
  // "Temporal failure": bearerbox was asked and did not take it.
  if (status === 503 || status === 429) return { kind: "retry", afterMs: retryMs(retryAfter) };
  // 500 may come after some parts of a long text were taken, and nobody else's 2xx is Kannel's word.
  if (status >= 500 || (status >= 200 && status < 300)) return { kind: "unknown" };
  return { kind: "rejected", reason: words.startsWith("Not routable") ? "unreachable" : "refused" };
}

function retryMs(retryAfter: string | null): number {
  const seconds = Number(retryAfter);
  return seconds > 0 ? Math.min(seconds, RETRY_SECONDS_MAX) * 1000 : RETRY_MS;
}

/** Failures of making the connection: not one byte of the request has left. */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** What a request that ended without an answer means: surely not sent only when there was never a connection. */
export function outcomeOfFailure(error: unknown): SendResult {
  const cause = error instanceof Error ? error.cause : undefined;
  return hasNeverLeft(cause) ? { kind: "retry", afterMs: RETRY_MS, unreached: true } : { kind: "unknown" };
}

function hasNeverLeft(cause: unknown): boolean {
  // Where smsbox has several addresses each was tried, and failed in its own way; what says all of it together says only the first.
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isOfConnecting);
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && NEVER_LEFT.has(code);
}

const isOfConnecting = (error: unknown): boolean =>
  error instanceof Error && "syscall" in error && error.syscall === "connect";
