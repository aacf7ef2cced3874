import type { LineFault } from "../back-off.ts";

/** The line is open and says nothing. */
export class SilentLine extends Error {
  override readonly name = "SilentLine";
}

/** The store did not take a message; it has to be brought again. */
export class NotStored extends Error {
  override readonly name = "NotStored";
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
