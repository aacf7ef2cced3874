import { vouchFor, type WebhookIntake } from "@holdfast/channel-kit";
import type { TwilioConfig } from "./config.ts";
import { parse } from "./parse.ts";
import { isSigned } from "./verify.ts";

/** An empty TwiML document: Twilio is to say nothing to the person by itself. */
const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Takes inbound messages at the webhook and status callbacks below it, both signed. */
export function webhookIntake({ authToken }: Pick<TwilioConfig, "authToken">): WebhookIntake {
  return {
    kind: "webhook",
    verify: (delivery) => (isSigned(authToken, delivery) ? vouchFor(delivery) : null),
    parse,
    answer: () => new Response(NOTHING, { headers: { "content-type": "text/xml; charset=utf-8" } }),
  };
}
