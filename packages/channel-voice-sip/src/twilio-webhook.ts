import { createHmac, timingSafeEqual } from "node:crypto";
import { vouchFor, type Delivery, type WebhookIntake } from "@holdfast/channel-kit";

/** What Twilio signs with, and where it is to bring its calls. `authToken` is a secret. */
export interface TwilioNumber {
  readonly authToken: string;
  /** The trunk's own address, `sip:+15550100@calls.example.org`. */
  readonly sipAddress: string;
}

/**
 * A number of Twilio's asks what to do with a call, and hears where to bring it: to the trunk, unrecorded (VS13). The call itself
 * comes there and is stored there; nothing is read out of what Twilio says of it here.
 */
export function twilioWebhook({ authToken, sipAddress }: TwilioNumber): WebhookIntake {
  const words = `<?xml version="1.0" encoding="UTF-8"?><Response><Dial answerOnBridge="true" record="do-not-record"><Sip>${sipAddress}</Sip></Dial></Response>`;
  return {
    kind: "webhook",
    verify: (delivery) => (isTwilios(delivery, authToken) ? vouchFor(delivery) : null),
    parse: () => ({ kind: "events", events: [] }),
    answer: () => new Response(words, { headers: { "content-type": "text/xml; charset=utf-8" } }),
  };
}

const BODY_MAX = 64 * 1024;

/** Whether Twilio signed this with our token: HMAC-SHA1 of the address and of every parameter, in the order of their names. */
function isTwilios({ url, headers, body }: Delivery, authToken: string): boolean {
  // Far more than a call's parameters are: anybody may send more, and sorting them takes a while.
  if (body.length > BODY_MAX) return false;
  const given = Buffer.from(headers.get("x-twilio-signature") ?? "", "base64");
  const form = [...new URLSearchParams(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body))];
  const sorted = form.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  // A fragment says how Twilio shall try again, and is not signed.
  const signed = url.replace(/#.*$/s, "") + sorted.map(([name, value]) => name + value).join("");
  const right = createHmac("sha1", authToken).update(signed).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}
