import { MessageId } from "@holdfast/case-schema";
import { testHost } from "@holdfast/channel-kit/conformance";
import smpp from "@holdfast/channel-sms-smpp";
import twilio from "@holdfast/channel-sms-twilio";
import { openWalledPort } from "@holdfast/tooling/walled-port";
import { expect, it } from "vitest";
import { SEND_PATIENCE_MS } from "./hand-over.ts";

const message = {
  messageId: MessageId.parse("00000000-0000-4000-8000-000000000001"),
  threadKey: "+15550123",
  address: "+15550123",
  text: "Here.",
  goodUntil: null,
};
const host = { ...testHost(), clock: Date.now, fetch: globalThis.fetch };

it("[G757] a provider to which the way is silent has surely taken nothing: the text is to be tried again, in the time that a send may take", async () => {
  const wall = await openWalledPort();
  const url = `http://127.0.0.1:${wall.port}`;
  const channels = [
    twilio.connect(
      twilio.config.parse({
        accountSid: `AC${"1".repeat(32)}`,
        authToken: "f".repeat(32),
        from: "+15550100",
        apiUrl: url,
      }),
      host,
    ),
    smpp.connect(
      smpp.config.parse({
        sendsmsUrl: `${url}/cgi-bin/sendsms`,
        username: "holdfast",
        password: "an-invented-password",
        from: "+15550100",
        callbackSecret: "an-invented-secret-for-kannel",
        callbackUrl: "http://127.0.0.1:4000/channels/sms-smpp/webhook",
      }),
      host,
    ),
  ];
  const since = performance.now();
  const results = await Promise.all(channels.map(async ({ send }) => send(message)));
  expect(results.map(({ kind }) => kind)).toEqual(["retry", "retry"]);
  expect(performance.now() - since).toBeLessThan(SEND_PATIENCE_MS);
  await wall.close();
});
