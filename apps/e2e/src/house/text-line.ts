import { serveLocalTwilio, signatureOf, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { askInTime } from "../talk/ask-in-time.ts";
import type { Outside } from "./house.ts";

/** The number of the hotline in these tests. */
export const HOTLINE = "+12025550100";
const ACCOUNT = `AC${"0".repeat(32)}`;
const TOKEN = "5d41402abc4b2a76b9719d911017c592";

/** A local Twilio whose number a house answers. */
export interface TextLine extends Outside {
  readonly twilio: ServedTwilio;
  /** What proves who we are to Twilio, and Twilio to us. */
  readonly token: string;
  /** Posts a form to the webhook, signed as Twilio would; with another token, forged. The answer. */
  readonly post: (
    form: Readonly<Record<string, string> | URLSearchParams>,
    token?: string,
  ) => Promise<Response>;
  /** Brings callbacks to the house, oldest first; all that wait unless some are given. The answers' statuses. */
  readonly bring: (callbacks?: readonly Request[]) => Promise<readonly number[]>;
}

/** Opens a line to the house whose first gateway is at `port`. */
export async function openTextLine(port: number, clock: () => number = Date.now): Promise<TextLine> {
  const webhook = `http://localhost:${port}/channels/sms-twilio/webhook`;
  const twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: HOTLINE,
    webhookUrl: () => webhook,
    clock,
  });
  return {
    twilio,
    token: TOKEN,
    environment: {
      HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
      HOLDFAST_SMS_TWILIO_AUTH_TOKEN: TOKEN,
      HOLDFAST_SMS_TWILIO_FROM: HOTLINE,
      HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
    },
    post(form, token = TOKEN) {
      const body = new URLSearchParams(form);
      const headers = { "x-twilio-signature": signatureOf(token, webhook, body) };
      return askInTime(webhook, { method: "POST", headers, body });
    },
    async bring(callbacks = twilio.callbacks.splice(0)) {
      const statuses: number[] = [];
      for (const callback of callbacks) statuses.push((await askInTime(callback.clone())).status);
      return statuses;
    },
    close: twilio.close,
  };
}
