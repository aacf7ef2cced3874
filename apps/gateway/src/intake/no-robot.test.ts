import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ChannelId, Medium } from "@holdfast/case-schema";
import type { InboundEvent } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { serveLocalTwilio, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { DEFAULT_SETTINGS, type CurrentSettings } from "@holdfast/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import channels from "../../channels.config.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { takeIn } from "./take-in.ts";

const WORDS = ["HELP", "INFO", "BEFREE", "Ayuda", "Aide", "STOP", "START", "YES", "Sí", "hello"];
const SECRET = "0123456789abcdef0123456789abcdef";
const ACCOUNT = `AC${"0".repeat(32)}`;

let house: TestGateway;
let twilio: ServedTwilio;
let smsbox: Server;
/** How many texts were given to the program that would send them over SMPP. */
let asked = 0;
beforeAll(async () => {
  smsbox = createServer((request, response) => {
    // Whether it works is asked with nobody to send to.
    if (request.headers["x-kannel-to"] !== undefined) asked += 1;
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => smsbox.listen(0, "127.0.0.1", resolve));
  const { port } = smsbox.address() as AddressInfo;
  twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: SECRET,
    number: "+15550100",
    webhookUrl: () => new URL("/channels/sms-twilio/webhook", house.url).href,
    clock: Date.now,
  });
  house = await testGateway({
    // Every one that this release carries; mail has servers of its own, and what it brings is among the media below.
    channels: channels.map(({ id, load }) => ({ id, load })),
    environment: {
      HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
      HOLDFAST_SMS_TWILIO_AUTH_TOKEN: SECRET,
      HOLDFAST_SMS_TWILIO_FROM: "+15550100",
      HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
      HOLDFAST_SMS_SMPP_SENDSMS_URL: `http://127.0.0.1:${port}/cgi-bin/sendsms`,
      HOLDFAST_SMS_SMPP_USERNAME: "holdfast",
      HOLDFAST_SMS_SMPP_PASSWORD: "an-invented-password",
      HOLDFAST_SMS_SMPP_FROM: "15550100",
      HOLDFAST_SMS_SMPP_CALLBACK_URL: "http://127.0.0.1:4000/channels/sms-smpp/webhook",
      HOLDFAST_SMS_SMPP_CALLBACK_SECRET: SECRET,
      HOLDFAST_LOOPBACK_SECRET: SECRET,
    },
  });
});
afterAll(async () => {
  await house.close();
  await twilio.close();
  smsbox.close();
});

/** How many messages of ours there are, waiting to leave or in any conversation. */
async function ours(): Promise<number> {
  const { waiting, due, handingOver, unknown } = await house.store.outbox.figures();
  const { rows } = await house.store.contacts.queue();
  const entries = await Promise.all(rows.map(async ({ id }) => house.store.contacts.entries(id, 0)));
  const written = entries.flat().filter(({ kind }) => kind !== "inbound");
  return waiting + due + handingOver + unknown + written.length;
}

const BRINGS: Readonly<Record<string, (text: string) => Promise<Response>>> = {
  "sms-twilio": async (text) => {
    twilio.receive({ from: "+15550123", text, ...(text === "HELP" ? { optOutType: "HELP" as const } : {}) });
    const [callback] = twilio.callbacks.splice(0);
    if (callback === undefined) throw new Error("there is nothing to bring");
    return fetch(callback);
  },
  "sms-smpp": async (text) =>
    fetch(new URL(`/channels/sms-smpp/webhook/text?id=${randomUUID()}&at=1780000000`, house.url), {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`kannel:${SECRET}`).toString("base64")}`,
        "content-type": 'text/plain; charset="UTF-8"',
        "x-kannel-from": "+15550124",
        "x-kannel-to": "+15550199",
      },
      body: text,
    }),
  loopback: async (text) => {
    const body = JSON.stringify({ kind: "message", event: randomUUID(), from: "+1 555 0125", text });
    const signature = createHmac("sha256", SECRET).update(body).digest("hex");
    return fetch(new URL("/channels/loopback/webhook", house.url), {
      method: "POST",
      headers: { "x-loopback-signature": signature },
      body,
    });
  },
};

describe("no message is answered by a machine", () => {
  it.each(Object.keys(BRINGS))(
    "[G232] %s: each word waits for an advocate, and nothing leaves",
    async (id) => {
      const bring = BRINGS[id];
      if (bring === undefined) throw new Error("it cannot be brought");
      for (const text of WORDS) {
        const answer = await bring(text);
        expect([200, 202, 204]).toContain(answer.status);
        // What a provider hears may go to the person: there is not a word in it.
        expect((await answer.text()).replaceAll(/<[^>]*>/g, "")).toBe("");
      }
      const { rows } = await house.store.contacts.queue();
      const own = rows.filter((row) => row.channel === id);
      expect(own).toMatchObject([{ status: "waiting", unanswered: WORDS.length }]);
      const texts = own[0] && (await house.store.contacts.entries(own[0].id, 0)).map(({ text }) => text);
      expect(texts).toEqual(WORDS);
      expect(twilio.taken).toEqual([]);
      expect(asked).toBe(0);
      expect(await ours()).toBe(0);
    },
  );

  it("[G232] whatever its medium, however it is delivered, and whatever the settings say", async () => {
    const [english] = DEFAULT_SETTINGS.keywords;
    const settings: readonly CurrentSettings[] = [
      DEFAULT_SETTINGS,
      { ...DEFAULT_SETTINGS, keywords: [] },
      { ...DEFAULT_SETTINGS, sendDelayMs: 0, cannedTexts: [], wordLists: [] },
      { ...DEFAULT_SETTINGS, keywords: english === undefined ? [] : [{ ...english, help: [] }] },
    ];
    for (const medium of Medium.options)
      for (const delivery of ["pushed", "fetched"] as const)
        for (const [n, now] of settings.entries()) {
          const events = WORDS.map((text): InboundEvent => {
            const threadKey = `${medium} ${delivery} ${String(n)}`;
            return { kind: "message", dedupeKey: randomUUID(), threadKey, address: null, text, sentAt: null };
          });
          const origin = { id: ChannelId.parse("any"), traits: { ...loopback.traits, medium, delivery } };
          await takeIn({ kind: "events", events }, null, origin, {
            store: house.store,
            settings: async () => now,
          });
        }
    const { rows } = await house.store.contacts.queue();
    const own = rows.filter(({ channel }) => channel === "any");
    expect(own.map(({ unanswered }) => unanswered)).toEqual(
      Array.from({ length: Medium.options.length * 2 * settings.length }, () => WORDS.length),
    );
    expect(await ours()).toBe(0);
  });
});
