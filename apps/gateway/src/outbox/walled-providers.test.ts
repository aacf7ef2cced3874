import { connect } from "node:net";
import { MessageId } from "@holdfast/case-schema";
import type { SendResult } from "@holdfast/channel-kit";
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

/** What becomes of it at each provider of texts that is found at `url`, and reached by `fetch`. */
async function sent(url: string, fetch: typeof globalThis.fetch): Promise<readonly SendResult["kind"][]> {
  const host = { ...testHost(), clock: Date.now, fetch };
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
  const results = await Promise.all(channels.map(async ({ send }) => send(message)));
  return results.map(({ kind }) => kind);
}

it("[G757] a provider to which the way is silent has surely taken nothing: the text is to be tried again, in the time that a send may take", async () => {
  const wall = await openWalledPort();
  const since = performance.now();
  expect(await sent(`http://127.0.0.1:${wall.port}`, globalThis.fetch)).toEqual(["retry", "retry"]);
  expect(performance.now() - since).toBeLessThan(SEND_PATIENCE_MS);
  await wall.close();
});

it("[G757] nor has one that has several addresses, of which one is silent and another refuses", async () => {
  const wall = await openWalledPort();
  const cause = await new Promise<Error>((resolve) => {
    connect({
      host: "provider.example",
      port: wall.port,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: 20,
      lookup: (_name, _how, found) =>
        found(null, [
          { address: "127.0.0.1", family: 4 },
          { address: "127.0.0.2", family: 4 },
        ]),
    }).once("error", resolve);
  });
  expect(cause).toMatchObject({ code: "ETIMEDOUT" });
  const failing = async (): Promise<never> => {
    throw new TypeError("fetch failed", { cause });
  };
  expect(await sent("http://provider.example", failing)).toEqual(["retry", "retry"]);
  // The same word of a line that was open says nothing of the kind.
  const late = async (): Promise<never> => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("read"), { code: "ETIMEDOUT" }) });
  };
  expect(await sent("http://provider.example", late)).toEqual(["unknown", "unknown"]);
  await wall.close();
});
