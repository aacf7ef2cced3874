import { randomUUID } from "node:crypto";
import { MessageId } from "@holdfast/case-schema";
import { serveLocalTwilio, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import type { ChannelsConfig } from "./channels-config.ts";

const ACCOUNT = `AC${"0".repeat(32)}`;
const TOKEN = "0123456789abcdef0123456789abcdef";
const OURS = "+15550100";
const THEIRS = "+15550123";
const CHANNELS = [
  { id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio") },
] satisfies ChannelsConfig;

let house: TestGateway;
let twilio: ServedTwilio;

const open = (beside?: TestGateway): Promise<TestGateway> =>
  testGateway({
    channels: CHANNELS,
    environment: {
      HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
      HOLDFAST_SMS_TWILIO_AUTH_TOKEN: TOKEN,
      HOLDFAST_SMS_TWILIO_FROM: OURS,
      HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
    },
    ...(beside === undefined ? {} : { beside }),
  });

beforeAll(async () => {
  twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: OURS,
    webhookUrl: () => new URL("/channels/sms-twilio/webhook", house.url).href,
    clock: Date.now,
  });
  house = await open();
});
afterAll(async () => {
  await house.close();
  await twilio.close();
});

/** Brings what waits, oldest first; the answers. */
async function bringAll(): Promise<readonly number[]> {
  const answers: number[] = [];
  for (const callback of twilio.callbacks.splice(0)) answers.push((await fetch(callback)).status);
  return answers;
}

async function contactWith(text: string) {
  const { rows } = await house.store.contacts.queue();
  for (const row of rows) {
    const entries = await house.store.contacts.entries(row.id, 0);
    if (entries.some((entry) => entry.text === text)) return { row, entries };
  }
  throw new Error("no such contact");
}

/** An advocate claims the contact in which `text` was written and answers it. */
async function claimAndAnswer(text: string, answer: string): Promise<MessageId> {
  const { row } = await contactWith(text);
  const advocate = (await house.store.staff.list()).find(({ role }) => role === "advocate");
  if (advocate === undefined) throw new Error("nobody works here");
  await house.store.moves.move(row.id, advocate.id, row.version, { kind: "claim" });
  const messageId = MessageId.parse(randomUUID());
  const words = { contactId: row.id, messageId, by: advocate.id, text: answer, validForMs: 120_000 };
  expect((await house.store.answers.answer({ ...words, check: () => null })).kind).toBe("queued");
  return messageId;
}

async function becomes(text: string, id: MessageId, state: string): Promise<void> {
  await vi.waitFor(async () => {
    const { entries } = await contactWith(text);
    expect(entries.find((entry) => entry.id === id)?.sendState).toBe(state);
  }, 10_000);
}

describe("text messages through Twilio", () => {
  it("a signed webhook becomes a contact, is answered once, and its delivery shows", async () => {
    twilio.receive({ from: THEIRS, text: "Is anyone there? ¿Hola?" });
    expect(await bringAll()).toEqual([200]);
    const id = await claimAndAnswer("Is anyone there? ¿Hola?", "We are here 🫂");
    await becomes("Is anyone there? ¿Hola?", id, "sent");
    expect(twilio.taken.map(({ to, text }) => ({ to, text }))).toEqual([
      { to: THEIRS, text: "We are here 🫂" },
    ]);
    const [taken] = twilio.taken;
    if (taken === undefined) throw new Error("nothing was taken");
    expect(taken.validityPeriod).toBeGreaterThan(100);
    expect(taken.validityPeriod).toBeLessThanOrEqual(120);
    // In the wrong order, and one of them twice.
    twilio.report(taken, "delivered");
    twilio.report(taken, "sent");
    twilio.callbacks.push(...twilio.callbacks.slice(0, 1).map((callback) => callback.clone()));
    expect(await bringAll()).toEqual([200, 200, 200]);
    await becomes("Is anyone there? ¿Hola?", id, "delivered");
  });

  it("a message whose line was lost is unknown, is not sent again, and is settled by its callback", async () => {
    twilio.receive({ from: "+15550124", text: "second person" });
    await bringAll();
    const before = twilio.taken.length;
    twilio.misbehave({ kind: "vanish" });
    const id = await claimAndAnswer("second person", "second answer");
    await becomes("second person", id, "unknown");
    const sent = twilio.taken.slice(before);
    expect(sent.map(({ text }) => text)).toEqual(["second answer"]);
    for (const message of sent) twilio.report(message, "delivered");
    await bringAll();
    await becomes("second person", id, "delivered");
  });

  it("[G22] a message that its provider gives up comes back with the reason, whatever comes after", async () => {
    twilio.receive({ from: "+15550127", text: "fourth person" });
    await bringAll();
    const before = twilio.taken.length;
    const id = await claimAndAnswer("fourth person", "fourth answer");
    await becomes("fourth person", id, "sent");
    for (const message of twilio.taken.slice(before)) {
      twilio.report(message, "undelivered", 30003);
      twilio.report(message, "sent");
    }
    await bringAll();
    const { row, entries } = await contactWith("fourth person");
    expect(entries.find((entry) => entry.id === id)).toMatchObject({
      sendState: "failed",
      failure: "unreachable",
    });
    expect(row.unanswered).toBe(1);
  });

  it.each([
    ["with Advanced Opt-Out", "+15550128", "STOP", { optOutType: "STOP" }, { optOutType: "START" }],
    ["without it, by its own words,", "+15550129", "Stop.", {}, {}],
  ] as const)(
    "[DB55] %s a STOP that comes again undoes no later START",
    async (_, from, words, stops, starts) => {
      const optedOut = async (): Promise<boolean> => {
        const { row } = await contactWith(words);
        return (await house.store.contacts.contact(row.id))?.optedOutSince !== null;
      };
      twilio.receive({ from, text: words, ...stops });
      const stop = twilio.callbacks.map((callback) => callback.clone());
      await bringAll();
      expect(await optedOut()).toBe(true);
      twilio.receive({ from, text: "START", ...starts });
      await bringAll();
      expect(await optedOut()).toBe(false);
      twilio.callbacks.push(...stop);
      expect(await bringAll()).toEqual([200]);
      expect(await optedOut()).toBe(false);
      const { entries } = await contactWith(words);
      expect(entries.map(({ text }) => text)).toEqual([words, "START"]);
    },
  );

  it("a forged webhook is refused, and stores no contact", async () => {
    twilio.receive({ from: "+15550125", text: "forged words" });
    const [callback] = twilio.callbacks.splice(0);
    if (callback === undefined) throw new Error("nothing to forge");
    const forged = new Request(callback, { headers: { "x-twilio-signature": "Zm9yZ2Vk" } });
    expect((await fetch(forged)).status).toBe(403);
    await expect(contactWith("forged words")).rejects.toThrow("no such contact");
  });

  it("what came while nobody answered is there after the next start, once", async () => {
    twilio.receive({ from: "+15550126", text: "while you were down" });
    const late = twilio.callbacks.splice(0);
    const again = await open(house);
    await vi.waitFor(async () => expect(await contactWith("while you were down")).toBeDefined(), 10_000);
    // Its webhook comes after all.
    for (const callback of late) expect((await fetch(callback)).status).toBe(200);
    const { entries } = await contactWith("while you were down");
    expect(entries.filter(({ text }) => text === "while you were down")).toHaveLength(1);
    await again.close();
  });

  it("[CH8] no word, no address and no secret in what was logged", () => {
    const logged = house.logged.join("\n");
    for (const personal of [
      "anyone",
      "We are here",
      "second",
      "forged words",
      "while you",
      "fourth",
      "+1555",
      TOKEN,
    ])
      expect(logged).not.toContain(personal);
  });
});
