import type { LineFault } from "../back-off.ts";

/** The line is open and says nothing. */
export class SilentLine extends Error {
  override readonly name = "SilentLine";
}

/** The store did not take a message; it has to be brought again. */
export class NotStored extends Error {
  override readonly name = "NotStored";
}

/** The server keeps back more messages than are remembered. */
export class TooManyWithheld extends Error {
  override readonly name = "TooManyWithheld";
}

/** Whether the server answered a command, and the answer was no. Being told to slow down is none. */
export function isRefusal(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("responseStatus" in error)) return false;
  const isThrottled = "code" in error && error.code === "ETHROTTLE";
  return (error.responseStatus === "NO" || error.responseStatus === "BAD") && !isThrottled;
}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "ETIMEOUT",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "GREETING_TIMEOUT",
  "UPGRADE_TIMEOUT",
  "NoConnection",
  "EConnectionClosed",
  "ECONNECTION",
  "ESOCKET",
  "EDNS",
]);

/** Why a line to a mail server failed. Anything that is neither distance nor our password is the server's own trouble. */
export function faultOf(error: unknown): LineFault {
  if (error instanceof SilentLine) return "silent";
  if (error instanceof NotStored) return "not_stored";
  if (typeof error !== "object" || error === null) return "provider";
  if ("authenticationFailed" in error && error.authenticationFailed === true) return "credentials";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return UNREACHABLE.has(code) ? "unreachable" : "provider";
}
