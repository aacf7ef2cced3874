import type { SendResult } from "@holdfast/channel-kit";
import { isForLater, rejectionOf } from "./error-codes.ts";
import { restErrorOf, type RestError } from "./rest-error.ts";

/** Failures of a line on which nothing was said yet: no address, no route, no connection, no trust. */
const BEFORE_THE_REQUEST =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;

const RETRY_MS = 1000;

/** What came of it, and what may be logged about it: numbers and nothing said by anybody. */
export interface Outcome {
  readonly result: Exclude<SendResult, { kind: "accepted" }>;
  readonly facts: Partial<RestError>;
}

/**
 * What an exception of the client means for the message. Only what surely did not send is `retry`; a server's fault, a
 * lost line and an answer that makes no sense leave it `unknown` (TW10).
 */
export function outcomeOf(error: unknown, retryAfterMs: number | null): Outcome {
  const facts = restErrorOf(error);
  if (facts === null)
    return {
      result: isBeforeTheRequest(error)
        ? { kind: "retry", afterMs: RETRY_MS, unreached: true }
        : { kind: "unknown" },
      facts: {},
    };
  const { status, code } = facts;
  if (isForLater(status, code))
    return { result: { kind: "retry", afterMs: retryAfterMs ?? RETRY_MS }, facts };
  if (status >= 500 || status < 300) return { result: { kind: "unknown" }, facts };
  return { result: { kind: "rejected", reason: rejectionOf(code) }, facts };
}

/** Whether the line failed before anything was said on it. */
export function isBeforeTheRequest(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Of several addresses each was tried, and failed in its own way; what says all of it together says only the first.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isOfConnecting);
  if ("code" in error && typeof error.code === "string" && BEFORE_THE_REQUEST.test(error.code)) return true;
  return isBeforeTheRequest(error.cause);
}

const isOfConnecting = (error: unknown): boolean =>
  error instanceof Error && "syscall" in error && error.syscall === "connect";
