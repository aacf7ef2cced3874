import { ChannelId } from "@holdfast/case-schema";
import { testHost } from "@holdfast/channel-kit/conformance";
import email from "@holdfast/channel-email";
import { busyDuring, rawSmtp, until } from "@holdfast/channel-email/testing";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, beforeAll, expect, it } from "vitest";
import { holdLine } from "./live-intake.ts";

let store: TestStore;
let port: number;
let close: () => Promise<void>;
beforeAll(async () => {
  store = await testStore();
  port = await freePort();
  const host = testHost();
  const settings = email.config.parse({
    addresses: "intake@hotline.test",
    submissionUrl: "smtp://127.0.0.1:1",
    listen: "lmtp",
    listenPort: port,
  });
  const [live] = email.connect(settings, host).intake;
  if (live?.kind !== "live") throw new Error("mail is live");
  const ending = new AbortController();
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const origin = { id: ChannelId.parse("email"), traits: email.traits };
  const held = holdLine(live, origin, ending.signal, {
    store,
    settings: async () => DEFAULT_SETTINGS,
    log: quiet,
    wait: async () => {},
  });
  close = async () => {
    ending.abort();
    await held;
  };
  await until("the door", () => host.records.some(({ event }) => event === "mail_door_open"));
});
afterAll(async () => {
  await close?.();
  await store?.close();
});

const file = (body: string): string =>
  `Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`;

it.each<[string, string]>([
  ["ten megabytes of dots", `\r\n${"..\r\n".repeat(2_500_000)}`],
  ["twenty-four megabytes of words", `\r\n${`${"Are you there? ".repeat(5)}\r\n`.repeat(310_000)}`],
  ["a file of twenty-four megabytes", file(`${"UEsDBAAA".repeat(9)}UEsD\r\n`.repeat(310_000))],
])(
  "[EM102] %s through the door into the store keeps nobody else of this gateway waiting",
  async (name, rest) => {
    const client = await rawSmtp(port);
    await client.say("LHLO client.test");
    await client.say("MAIL FROM:<caller@example.test>");
    await client.say("RCPT TO:<intake@hotline.test>");
    await client.say("DATA");
    const raw = Buffer.from(`From: caller@example.test\r\nSubject: ${name}\r\n${rest}\r\n.\r\n`);
    const busy = await busyDuring(async () => {
      client.write(raw);
      expect(await client.hear()).toMatch(/^250/);
    });
    client.close();
    expect(busy.longestMs).toBeLessThan(200);
    expect(busy.wholeMs).toBeLessThan(2_000);
  },
  60_000,
);
