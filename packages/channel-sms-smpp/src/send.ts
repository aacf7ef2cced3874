import type { Host, Outbound, SendResult } from "@holdfast/channel-kit";
import { alphabetOf } from "@holdfast/sms-text";
import { REPORT_MASK, reportUrl } from "./delivery-report.ts";
import type { Settings } from "./index.ts";
import { outcomeOf, outcomeOfFailure } from "./sendsms-answer.ts";

/**
 * How long smsbox may think; it answers once bearerbox has stored the text. Longer than `fetch` waits for a connection, which is ten
 * seconds and up to half of one more: what never had one was surely not sent, and nobody could tell if it were given up first.
 */
const PATIENCE_MS = 11_500;

/** How long a text of ours stays worth sending. */
export const UNSENT_VALIDITY_MS = 2 * 60_000;

const MINUTE_MS = 60_000;
/** The way from the outbox to here. */
const SLACK_MS = 1000;

/** Kannel's `coding` of each alphabet. */
const CODING = { gsm7: "0", ucs2: "2" };

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
        headers: headersFor(settings, { messageId, text, to, minutes: minutesLeft(message, host.clock()) }),
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

/**
 * How long Kannel and the carrier may try. Both count whole minutes, so the last one begun counts as one; a nought
 * would mean the carrier's own idea of how long, which is days.
 */
function minutesLeft({ goodUntil }: Outbound, now: number): number {
  if (typeof goodUntil !== "number") return UNSENT_VALIDITY_MS / MINUTE_MS;
  return Math.max(1, Math.floor((goodUntil - now + SLACK_MS) / MINUTE_MS));
}

interface Request {
  readonly messageId: Outbound["messageId"];
  readonly text: string;
  readonly to: string;
  readonly minutes: number;
}

function headersFor(settings: Settings, { messageId, text, to, minutes }: Request): Record<string, string> {
  const { username, password, from } = settings;
  return {
    "content-type": "text/plain; charset=UTF-8",
    // A line kept from last time may be closing just now, and then nobody can tell whether the text was taken.
    connection: "close",
    "x-kannel-username": username,
    "x-kannel-password": password,
    "x-kannel-from": from,
    "x-kannel-to": to,
    "x-kannel-coding": CODING[alphabetOf(text)],
    "x-kannel-validity": String(minutes),
    "x-kannel-dlr-mask": String(REPORT_MASK),
    "x-kannel-dlr-url": reportUrl(settings, messageId),
  };
}
