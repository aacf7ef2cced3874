import type { Receipt, SendResult } from "@holdfast/channel-kit";

type Rejection = Extract<SendResult, { kind: "rejected" }>["reason"];

/** Twilio's codes for a request that it refused for what it asks, https://www.twilio.com/docs/api/errors. */
const REJECTIONS: ReadonlyMap<number, Rejection> = new Map([
  [21610, "opted_out"],
  [21211, "unreachable"],
  [21217, "unreachable"],
  [21265, "unreachable"],
  [21408, "unreachable"],
  [21612, "unreachable"],
  [21614, "unreachable"],
  [21617, "too_long"],
]);

/** Codes that say: not now. Nothing was sent. */
const LATER = new Set([14107, 20429, 21611]);

/** Codes of a message that was accepted and did not arrive. */
const FAILURES: ReadonlyMap<number, NonNullable<Receipt["reason"]>> = new Map([
  [21610, "opted_out"],
  [30003, "unreachable"],
  [30004, "refused"],
  [30005, "unreachable"],
  [30006, "unreachable"],
  [30007, "refused"],
  [30036, "expired"],
]);

/** Whether a refusal only asks for patience. */
export function isForLater(status: number, code: number | undefined): boolean {
  return status === 429 || (status < 500 && code !== undefined && LATER.has(code));
}

/** Why Twilio refused a request for good; what nobody foresaw is `refused`. */
export function rejectionOf(code: number | undefined): Rejection {
  return (code === undefined ? undefined : REJECTIONS.get(code)) ?? "refused";
}

/** Why a message failed on its way, as far as the code says it. */
export function failureOf(code: number): Receipt["reason"] {
  return FAILURES.get(code);
}
