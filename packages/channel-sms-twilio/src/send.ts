import type { Host, Outbound, SendResult } from "@holdfast/channel-kit";
import { twilioCall } from "./client.ts";
import type { TwilioConfig } from "./config.ts";
import { outcomeOf } from "./outcome.ts";
import { statusUrl } from "./status.ts";

/** What sending needs besides the message. */
export interface Sender {
  readonly settings: TwilioConfig;
  readonly host: Host;
  readonly maxLength: number;
  /** Longest that Twilio may keep a message before it gives up: what comes late can hurt somebody (TW9). */
  readonly validityMs: number;
}

/** Hands a message to Twilio, once, with a value for every outcome (TW8 to TW11). */
export function sender({
  settings,
  host,
  maxLength,
  validityMs,
}: Sender): (message: Outbound) => Promise<SendResult> {
  const { from, messagingServiceSid } = settings;
  const sendingAs = {
    ...(from === undefined ? {} : { from }),
    ...(messagingServiceSid === undefined ? {} : { messagingServiceSid }),
  };
  return async ({ messageId, threadKey, address, text, goodUntil }) => {
    if (text.length > maxLength) return { kind: "rejected", reason: "too_long" };
    const { client, retryAfterMs } = await twilioCall(settings, host);
    try {
      const { sid } = await client.messages.create({
        ...sendingAs,
        to: address ?? threadKey,
        body: text,
        validityPeriod: secondsLeft(goodUntil ?? null, validityMs, host.clock()),
        statusCallback: statusUrl(host.webhookUrl, messageId),
        // What the advocate saw is what is sent.
        smartEncoded: false,
      });
      // Success in words nobody agreed on: it may well be on its way.
      if (typeof sid !== "string" || sid === "") return { kind: "unknown" };
      return { kind: "accepted", delivered: false, ref: sid };
    } catch (error) {
      const { result, facts } = outcomeOf(error, retryAfterMs());
      host.log("twilio_send_failed", { messageId, outcome: result.kind, ...facts });
      return result;
    }
  };
}

/** What is left of the message's validity, in what Twilio takes: whole seconds, and at least one. */
function secondsLeft(goodUntil: number | null, validityMs: number, now: number): number {
  const left = goodUntil === null ? validityMs : Math.min(goodUntil - now, validityMs);
  return Math.max(1, Math.floor(left / 1000));
}
