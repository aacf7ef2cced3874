import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Delivery } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import { fixtures } from "./fixtures.ts";
import channel from "./index.ts";
import { twilioWebhook } from "./twilio-webhook.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const URL_OF_IT = "https://hotline.example.org/channels/voice/webhook";
const CALL = {
  CallSid: `CA${"0".repeat(32)}`,
  From: "+15550111",
  To: "+15550100",
  CallStatus: "ringing",
  Empty: "",
};

const webhook = twilioWebhook({ authToken: TOKEN, sipAddress: "sip:+15550100@calls.example.org" });

/** As Twilio's helper library signs it. */
function signature(form: Readonly<Record<string, string>>, token = TOKEN): string {
  const words = Object.keys(form)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((name) => `${name}${form[name]}`);
  return createHmac("sha1", token)
    .update(`${URL_OF_IT}${words.join("")}`)
    .digest("base64");
}

const delivery = (form: Readonly<Record<string, string>>, signed: string | null): Delivery => ({
  method: "POST",
  url: URL_OF_IT,
  headers: new Headers(signed === null ? {} : { "x-twilio-signature": signed }),
  body: new TextEncoder().encode(new URLSearchParams(form).toString()),
});

describe("a number of Twilio's", () => {
  it("[VS13] is told to bring its call to the trunk, and to record nothing", async () => {
    const verified = webhook.verify(delivery(CALL, signature(CALL)));
    if (verified === null) throw new Error("what Twilio signed is not vouched for");
    expect(webhook.parse(verified)).toEqual({ kind: "events", events: [] });
    const answer = webhook.answer?.();
    expect(answer?.headers.get("content-type")).toMatch(/^text\/xml/);
    expect(await answer?.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Dial answerOnBridge="true" record="do-not-record"><Sip>sip:+15550100@calls.example.org</Sip></Dial></Response>',
    );
  });

  it.each([
    ["without a signature", delivery(CALL, null)],
    ["signed with another token", delivery(CALL, signature(CALL, "another"))],
    ["with another number than was signed", delivery({ ...CALL, From: "+15550112" }, signature(CALL))],
    ["with a parameter that was not signed", delivery({ ...CALL, More: "1" }, signature(CALL))],
    [
      "when it is longer than any call",
      delivery({ x: "y".repeat(65_536) }, signature({ x: "y".repeat(65_536) })),
    ],
    ["with a signature that is none", delivery(CALL, "!")],
  ])("[VS13] is not believed %s", (_what, forged) => {
    expect(webhook.verify(forged)).toBeNull();
  });

  it("[VS13] is heard only where the settings name its token and the address", () => {
    const kinds = (more: Readonly<Record<string, string>>): readonly string[] =>
      channel
        .connect(channel.config.parse({ ...fixtures.config, ...more }), testHost())
        .intake.map(({ kind }) => kind);
    expect(kinds({})).toEqual(["live"]);
    expect(kinds({ twilioAuthToken: TOKEN, twilioSipAddress: "sip:+15550100@calls.example.org" })).toEqual([
      "live",
      "webhook",
    ]);
  });
});
