import type { Host, Outbound, SendResult } from "@holdfast/channel-kit";
import { isGsm } from "./alphabet.ts";
import { REPORT_MASK, reportUrl } from "./delivery-report.ts";
import type { Settings } from "./index.ts";
import { outcomeOf, outcomeOfFailure } from "./sendsms-answer.ts";

/** How long smsbox may think; it answers once bearerbox has stored the text. */
const PATIENCE_MS = 10_000;

/** Minutes after which Kannel and the carrier drop a text that they could not deliver. */
const VALIDITY_MINUTES = 2;

/** Kannel's `coding`: seven bits, or UCS-2. */
const CODING = { gsm: "0", ucs2: "2" };

/** Hands texts to smsbox, one request each: the words are the body, the rest are headers, the address says nothing. */
export function sender(
  settings: Settings,
  lengthMax: number | null,
  host: Host,
): (message: Outbound) => Promise<SendResult> {
  return async (message) => {
    const { messageId, text } = message;
    const to = message.address ?? message.threadKey;
    if (lengthMax !== null && text.length > lengthMax) return { kind: "rejected", reason: "too_long" };
    // Shops and banks write from names; nobody can answer them.
    if (!/^\+?[0-9]{3,20}$/.test(to)) return { kind: "rejected", reason: "unreachable" };
    try {
      const response = await host.fetch(settings.sendsmsUrl, {
        method: "POST",
        headers: headersFor(settings, { messageId, text, to }),
        body: new TextEncoder().encode(text),
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return outcomeOf(response.status, response.headers.get("retry-after"), await response.text());
    } catch (error) {
      const outcome = outcomeOfFailure(error);
      host.log("sms_smpp_line_lost", { messageId, outcome: outcome.kind });
      return outcome;
    }
  };
}

function headersFor(
  { username, password, from, callbackUrl, callbackSecret }: Settings,
  { messageId, text, to }: Pick<Outbound, "messageId" | "text"> & { readonly to: string },
): Record<string, string> {
  return {
    "content-type": "text/plain; charset=UTF-8",
    // A line kept from last time may be closing just now, and then nobody can tell whether the text was taken.
    connection: "close",
    "x-kannel-username": username,
    "x-kannel-password": password,
    "x-kannel-from": from,
    "x-kannel-to": to,
    "x-kannel-coding": isGsm(text) ? CODING.gsm : CODING.ucs2,
    "x-kannel-validity": String(VALIDITY_MINUTES),
    "x-kannel-dlr-mask": String(REPORT_MASK),
    "x-kannel-dlr-url": reportUrl(callbackUrl, callbackSecret, messageId),
  };
}
