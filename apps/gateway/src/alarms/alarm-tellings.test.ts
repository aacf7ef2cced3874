import type { UserId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { serveLocalTwilio, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const ACCOUNT = `AC${"0".repeat(32)}`;
const TOKEN = "0123456789abcdef0123456789abcdef";
const OURS = "+15550100";
const LEES = "+15550100123";
const WORDS = "zzsecretword";

let twilio: ServedTwilio;
let house: TestGateway;
let beside: TestGateway;
let lee: string;
let dana: string;
let leeId: UserId;
const open = async (other?: TestGateway): Promise<TestGateway> =>
  testGateway({
    channels: [{ id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio") }],
    environment: {
      HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
      HOLDFAST_SMS_TWILIO_AUTH_TOKEN: TOKEN,
      HOLDFAST_SMS_TWILIO_FROM: OURS,
      HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
    },
    ...(other === undefined ? {} : { beside: other }),
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
  beside = await open(house);
  [lee, dana] = [await house.signIn("lee"), await house.signIn("dana")];
  leeId = (await house.store.staff.list()).find(({ name }) => name === "Lee")!.id;
});
afterAll(async () => {
  await beside.close();
  await house.close();
  await twilio.close();
});

const done = async (cookie: string, mutation: string) =>
  (await house.ask(cookie, `mutation { done: ${mutation} }`, {})).data?.["done"];
const set = async (address: string) =>
  done(
    lee,
    `setAlarmAddress(way: text, address: "${address}", language: en) { __typename ... on AlarmCodeNotSent { because } }`,
  );
const mine = async (cookie: string) =>
  (await house.ask(cookie, "{ myAlarmAddresses { way isOpen masked asked } }", {})).data?.[
    "myAlarmAddresses"
  ];

describe("alarms out of the house", () => {
  it("[G633] go where somebody confirmed by the code that came there, which is shown to them as a mask", async () => {
    expect(await set("none")).toEqual({ __typename: "AlarmCodeNotSent", because: "not_an_address" });
    expect(
      await done(lee, 'setAlarmAddress(way: email, address: "lee@example.org", language: en) { __typename }'),
    ).toEqual({ __typename: "AlarmCodeNotSent" });
    expect(await set("+1 555 0100 123")).toEqual({ __typename: "AlarmCodeSent" });
    const [text] = twilio.taken;
    expect(text).toMatchObject({ to: LEES });
    const code = /\b[0-9]{6}$/u.exec(text?.text ?? "")?.[0] ?? "";
    expect(code).not.toBe("");
    const confirm = (said: string) =>
      done(lee, `confirmAlarmAddress(way: text, code: "${said}") { __typename }`);
    expect(await confirm("wrong")).toEqual({ __typename: "AlarmAddressNotConfirmed" });
    expect(await confirm(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({
      __typename: "AlarmAddressConfirmed",
    });
    const shown = JSON.stringify(await mine(lee));
    expect(shown).toContain("23");
    expect(shown).not.toContain("5550100123");
    expect(await mine(dana)).toEqual([
      { way: "email", isOpen: false, masked: null, asked: null },
      { way: "text", isOpen: true, masked: null, asked: null },
    ]);
  });

  it("[G633] sends no more than five codes an hour", async () => {
    for (const _each of [2, 3, 4, 5])
      expect(await set("+15550100124")).toMatchObject({ __typename: "AlarmCodeSent" });
    expect(await set("+15550100124")).toEqual({ __typename: "AlarmCodeNotSent", because: "too_often" });
  });

  it("[G631] [G632] tell whoever is on call once, though two gateways look, in one text that says nothing of anybody", async () => {
    const before = twilio.taken.length;
    const now = Date.now();
    await house.store.rota.change(leeId, 0, {
      from: now - 3_600_000,
      until: now + 3_600_000,
      ended: [],
      added: [{ duty: "lead", userId: leeId, from: now - 60_000, until: now + 3_600_000 }],
    });
    // Provider trouble first: what surely did not leave is kept.
    twilio.misbehaveAt("send", { kind: "throttle", retryAfterSeconds: 1 });
    const { contactId } = await house.store.intake.arrive(
      sampleArrival({ danger: "danger_word", text: WORDS, address: "+15550100999" }),
    );
    await house.store.prisma.contact.update({
      where: { id: contactId },
      data: { waitingSince: new Date(now - 120_000), version: { increment: 1 } },
    });
    await expect.poll(() => twilio.taken.length, { timeout: 30_000 }).toBe(before + 1);
    const text = twilio.taken[before];
    expect(text).toMatchObject({ to: LEES });
    // Whichever of the two sent it; each has an address of its own here.
    const wordings = [house, beside].map(
      ({ url }) => `You are needed on call. Please sign in: ${url.origin}`,
    );
    expect(wordings).toContain(text?.text);
    const alarms = async () =>
      (await house.ask(lee, "{ alarms { id kind told isYours notSent acknowledgedBy { name } } }", {}))
        .data?.["alarms"] as readonly { readonly id: string }[];
    // It is there before the house has noted that it was taken.
    await expect
      .poll(alarms)
      .toMatchObject([
        { kind: "danger_unclaimed", told: 1, isYours: true, notSent: 0, acknowledgedBy: null },
      ]);
    const standing = await alarms();
    const acknowledge = (cookie: string) =>
      done(cookie, `acknowledgeAlarm(id: "${standing[0]!.id}") { __typename }`);
    expect(await acknowledge(dana)).toEqual({ __typename: "AlarmNotYours" });
    expect(await acknowledge(lee)).toEqual({ __typename: "AlarmAcknowledged" });
    expect(await alarms()).toMatchObject([{ acknowledgedBy: { name: "Lee" } }]);
    const logged = [...house.logged, ...beside.logged].join("\n");
    for (const secret of [WORDS, "5550100123", "5550100999", "Lee"]) expect(logged).not.toContain(secret);
    expect(logged).toContain('"alarm_told"');
    expect(twilio.taken).toHaveLength(before + 1);
  });

  it("[G632] leave whoever writes from there a contact like anybody else", async () => {
    const newest = async () => house.store.prisma.contact.findFirst({ orderBy: { number: "desc" } });
    const before = (await newest())?.number ?? 0;
    twilio.receive({ from: LEES, text: WORDS });
    for (const callback of twilio.callbacks.splice(0)) await fetch(callback);
    await expect
      .poll(newest, { timeout: 30_000 })
      .toMatchObject({ number: before + 1, status: "waiting", automatic: false });
  });

  it("[G634] are fired by a lead who pages whoever is on call, until it is turned off", async () => {
    const id = crypto.randomUUID();
    const surges = async () =>
      (await house.ask(dana, "{ surges { id kind by { name } } }", {})).data?.["surges"];
    const on = async (cookie: string, hours: number, of = id) =>
      done(
        cookie,
        `turnOnSurge(id: "${of}", kind: page, endsAt: ${String(Date.now() + hours * 3_600_000)}) { __typename }`,
      );
    expect(await on(dana, 1)).toBeUndefined();
    expect(await on(lee, 13)).toEqual({ __typename: "SurgeNotTurned" });
    expect(await on(lee, 1)).toEqual({ __typename: "SurgeTurned" });
    expect(await on(lee, 1, crypto.randomUUID())).toEqual({ __typename: "SurgeNotTurned" });
    expect(await surges()).toEqual([{ id, kind: "page", by: { name: "Lee" } }]);
    const paged = async () =>
      (await house.store.alarms.standing(leeId))
        .filter(({ kind }) => kind === "paged")
        .map(({ told }) => told);
    await expect.poll(paged, { timeout: 30_000 }).toEqual([1]);
    expect(await done(lee, `turnOffSurge(id: "${id}") { __typename }`)).toEqual({
      __typename: "SurgeTurned",
    });
    expect(await surges()).toEqual([]);
    await expect.poll(paged, { timeout: 30_000 }).toEqual([]);
  });
});
