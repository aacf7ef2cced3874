import { randomUUID } from "node:crypto";
import { ChannelId, MessageId, type ContactId } from "@holdfast/case-schema";
import { serveLocalTwilio, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { rawClient, sampleArrival, sampleOptOut } from "@holdfast/db/testing";
import { WORDINGS } from "@holdfast/outside-wordings";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { leaving } from "../testing/leaving.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const MINUTE = 60_000;
const ACCOUNT = `AC${"0".repeat(32)}`;
const OURS = "+15550100";
const PARTNER = "+15550177";
const WORDS = "zzsecretword";
const [TEXTS, FORM] = [ChannelId.parse("sms-twilio"), ChannelId.parse("webform")];

let ahead = 0;
let twilio: ServedTwilio;
let house: TestGateway;
let beside: TestGateway;
let client: Awaited<ReturnType<typeof rawClient>>;
let [lee, dana, alex] = ["", "", ""];
const open = async (other?: TestGateway): Promise<TestGateway> =>
  testGateway({
    channels: [
      { id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio") },
      { id: "webform", load: () => import("@holdfast/channel-webform") },
    ],
    environment: {
      HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
      HOLDFAST_SMS_TWILIO_AUTH_TOKEN: "0123456789abcdef0123456789abcdef",
      HOLDFAST_SMS_TWILIO_FROM: OURS,
      HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
    },
    storeClock: () => Date.now() + ahead,
    ...(other === undefined ? {} : { beside: other }),
  });
beforeAll(async () => {
  twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: "0123456789abcdef0123456789abcdef",
    number: OURS,
    webhookUrl: () => new URL("/channels/sms-twilio/webhook", house.url).href,
    clock: Date.now,
  });
  house = await open();
  beside = await open(house);
  client = await rawClient(house.store.connection);
  [lee, dana, alex] = [await house.signIn("lee"), await house.signIn("dana"), await house.signIn("alex")];
});
afterAll(async () => {
  await client.end();
  await beside.close();
  await house.close();
  await twilio.close();
});
async function off(): Promise<void> {
  const lead = await staff("Lee");
  for (const { id } of await house.store.surge.on()) await house.store.surge.turnOff(id, lead);
}
afterEach(off);

const staff = async (name: string) => (await house.store.staff.list()).find((one) => one.name === name)!.id;
const asked = async (cookie: string, question: string) =>
  Object.values((await house.ask(cookie, question, {})).data ?? {})[0];
const turnOn = async (kind: string, bounds = "") =>
  asked(
    lee,
    `mutation { turnOnSurge(id: "${randomUUID()}", kind: ${kind}, endsAt: ${Date.now() + 60 * MINUTE}${bounds}) {
      __typename ... on SurgeNotTurned { isOn hasNoNumber } } }`,
  );
/** Somebody who has waited for three minutes by now. */
async function waits(to: string, given: Parameters<typeof sampleArrival>[0] = {}): Promise<ContactId> {
  ahead = -3 * MINUTE;
  const { contactId } = await house.store.intake.arrive(
    sampleArrival({ channel: TEXTS, medium: "text", threadKey: to, address: to, text: WORDS, ...given }),
  );
  ahead = 0;
  return contactId;
}
const took = (to: string): readonly string[] =>
  twilio.taken.filter((one) => one.to === to).map(({ text }) => text);
const refusalOf = async (id: ContactId): Promise<string | null | undefined> =>
  (
    await client.query<{ refusal: string | null }>("select refusal from line_text where contact_id = $1", [
      id,
    ])
  ).rows[0]?.refusal;
const longer = async (): Promise<boolean> => {
  const body = new URLSearchParams({ at: "start", go: "to-promise", lang: "en" });
  const answer = await fetch(new URL("/reach", house.url), { method: "POST", body });
  return (await answer.text()).includes(WORDINGS.en.form["promise.soon.longer"]);
};
const page = async (): Promise<string> => (await fetch(new URL("/reach", house.url))).text();
const POLL = { timeout: 15_000, interval: 50 };

describe("what a lead has the line say to whoever waits", () => {
  it("[G672] is one neutral text, in their language, once over two gateways, to nobody whom a lock or a colleague keeps it from", async () => {
    const [one, two, three, four] = ["+15550111", "+15550112", "+15550113", "+15550114"];
    const [first, stopped, held] = [await waits(one), await waits(three), await waits(four)];
    await waits(two, { language: "es" });
    await waits("form", { channel: FORM, medium: "form", address: null });
    await house.store.optOuts.record(sampleOptOut({ channel: TEXTS, threadKey: three, kind: "stop_word" }));
    await house.store.moves.move(held, await staff("Dana"), 1, { kind: "claim" });
    await expect.poll(async () => house.store.lineTexts.due([], ["holding_text"], 9)).toEqual([]);
    expect(twilio.taken).toEqual([]);
    expect(await turnOn("holding_text", ", afterMs: 120000")).toEqual({ __typename: "SurgeTurned" });
    await expect
      .poll(() => [took(one), took(two)], POLL)
      .toEqual([[WORDINGS.en.line.holding], [WORDINGS.es.line.holding]]);
    await expect.poll(async () => refusalOf(stopped), POLL).toBe("opted_out");
    await expect
      .poll(async () => (await house.store.contacts.entries(first, 0)).at(-1), POLL)
      .toMatchObject({ kind: "outbound", author: null, sendState: "sent", text: WORDINGS.en.line.holding });
    // Both gateways have looked again meanwhile.
    const later = await waits("+15550119");
    await expect.poll(() => took("+15550119"), POLL).toEqual([WORDINGS.en.line.holding]);
    expect([took(one), took(two), took(three), took(four)].map(({ length }) => length)).toEqual([1, 1, 0, 0]);
    expect((await house.store.contacts.contact(later))?.row).toMatchObject({
      status: "waiting",
      unanswered: 1,
    });
    expect([...house.logged, ...beside.logged].join("\n")).not.toMatch(
      /zzsecretword|15550111|Got your message/u,
    );
  });

  it("[G671] tells of a longer wait, on the pages and in that text, for as long as it is on and no longer", async () => {
    expect(await longer()).toBe(false);
    expect(await turnOn("longer_wait")).toEqual({ __typename: "SurgeTurned" });
    await expect.poll(longer, POLL).toBe(true);
    await turnOn("holding_text", ", afterMs: 60000");
    await waits("+15550121");
    await expect.poll(() => took("+15550121"), POLL).toEqual([WORDINGS.en.line.longer]);
    await off();
    await expect.poll(longer, POLL).toBe(false);
  });

  it("[G673] tells of a partner's line only where there is one: on the pages, and by text where the locks let it", async () => {
    expect(await turnOn("overflow", ", afterMs: 60000")).toEqual({
      __typename: "SurgeNotTurned",
      isOn: false,
      hasNoNumber: true,
    });
    await asked(
      alex,
      `mutation { keepSetting(name: surge, expectedVersion: 0, value: { partnerNumber: "${PARTNER}" }) { __typename } }`,
    );
    expect(await turnOn("overflow", ", afterMs: 60000")).toEqual({ __typename: "SurgeTurned" });
    await expect.poll(page, POLL).toContain(PARTNER);
    const person = await waits("+15550131");
    await expect.poll(async () => refusalOf(person), POLL).toBe("quiet_words");
    expect(took("+15550131")).toEqual([]);
    expect(await asked(dana, "{ surges { kind partnerNumber partnerAtOnce afterMs behind } }")).toEqual([
      { kind: "overflow", partnerNumber: PARTNER, partnerAtOnce: 5, afterMs: MINUTE, behind: null },
    ]);
  });

  it("[G672] does not leave once the switch is off, however it was queued", async () => {
    const decide = leaving(house.store, TEXTS, Date.now);
    const messageId = MessageId.parse(randomUUID());
    const due = { contactId: await waits("+15550141"), messageId, channel: TEXTS };
    const rest = { threadKey: "a", address: null, text: "a", subject: null, refs: [], via: null };
    const line = { attempt: 1, goodUntil: null, isLine: true } as const;
    expect(await decide({ ...due, ...rest, ...line })).toEqual({ failure: "too_late" });
  });
});
