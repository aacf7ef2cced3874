import type { MessageId, UserId } from "@holdfast/case-schema";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { heldText, somebody, TEXTS, type HeldText } from "../testing/held-text.ts";
import { localTexts, type LocalTexts } from "../testing/local-texts.ts";
import { leavingAnyway } from "../testing/leaving.ts";
import { ownReach } from "./own-reach.ts";
import { sendRounds, type SendRounds } from "./send-rounds.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const VALID = 2 * MINUTE;
const DELAY = 5 * SECOND;

let now = 1_800_000_000_000;
let store: TestStore;
let texts: LocalTexts;
let dana: UserId;
let sender: SendRounds;
let people = 0;
/** By how much our clock is behind the provider's, which is right. */
let behind = 0;

beforeEach(async () => {
  store = await testStore({ clock: () => now });
  dana = await somebody(store);
  behind = 0;
  texts = localTexts(
    () => now,
    () => now + behind,
  );
  sender = gateway();
  return async () => store.close();
});

/** A gateway that sends as it starts: nothing of an earlier one is known to it. */
function gateway(): SendRounds {
  const parts = {
    outbox: store.outbox,
    mayLeave: leavingAnyway(store),
    channels: new Map([[TEXTS, texts.channel]]),
    holder: crypto.randomUUID(),
    clock: () => now,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  return sendRounds(
    parts,
    ownReach(() => now + behind),
  );
}

/** What a running gateway does each second. */
async function sweep(): Promise<void> {
  await store.outbox.abandonExpiredHandOvers();
  await sender.begin();
  await sender.settled();
}

/** Lets the clock run until nothing waits to be sent any more, or until `until`. */
async function run(until = Infinity): Promise<void> {
  for (;;) {
    await sweep();
    const { waiting, due, handingOver } = await store.outbox.figures();
    if (waiting + due + handingOver === 0 || now >= until) return;
    now += 2 * SECOND;
  }
}

const somebodyElse = async (): Promise<HeldText> => {
  people += 1;
  return heldText(store, dana, `+1555${String(people).padStart(7, "0")}`);
};
const state = async (held: HeldText, id: MessageId) => {
  const { sendState, failure } = await held.entry(id);
  return [sendState, failure];
};

describe("three hours without a way out", () => {
  it("[G22] nobody answers at the provider: everything comes back while it matters, and nothing is sent later", async () => {
    texts.line.down = true;
    const began = now;
    const held = await somebodyElse();
    const ids: MessageId[] = [];
    while (now < began + 3 * HOUR) {
      ids.push(await held.answer("We are here.", DELAY, VALID));
      const written = now;
      await run();
      expect(now - written).toBeLessThanOrEqual(DELAY + VALID + 2 * SECOND);
      now = written + 20 * MINUTE;
    }
    texts.line.down = false;
    await run();
    expect(texts.twilio.taken).toEqual([]);
    for (const id of ids) expect(await state(held, id)).toEqual(["failed", "too_late"]);
    expect((await store.contacts.contact(held.id))?.row.unanswered).toBe(1);
    const id = await held.answer("We are here again.", DELAY, VALID);
    await run();
    expect(await state(held, id)).toEqual(["sent", null]);
  });

  it("[G22] our gateway is away: what it finds again is too late, and said so", async () => {
    const held = await somebodyElse();
    const queued = await held.answer("We are here.", DELAY, VALID);
    const stale = await held.answer("A form's answer never goes stale.", 0, null);
    now += 3 * HOUR;
    sender = gateway();
    await run();
    expect(await state(held, queued)).toEqual(["failed", "too_late"]);
    expect(await state(held, stale)).toEqual(["sent", null]);
    expect(texts.twilio.taken.map(({ text }) => text)).toEqual(["A form's answer never goes stale."]);
  });

  it("[G22] the provider keeps what it took until it is stale, and gives it back: it comes back as expired", async () => {
    const held = await somebodyElse();
    const id = await held.answer("We are here.", DELAY, VALID);
    await run();
    const [taken] = texts.twilio.taken;
    if (taken === undefined) throw new Error("nothing was taken");
    expect(taken.validityPeriod).toBeLessThanOrEqual(VALID / SECOND);
    now += 3 * HOUR;
    texts.twilio.report(taken, "undelivered", 30036);
    for (const event of await texts.callbacks())
      if (event.kind === "receipt") await store.outbox.receipt({ ...event, channel: TEXTS });
    expect(await state(held, id)).toEqual(["failed", "expired"]);
    expect((await store.contacts.contact(held.id))?.row.unanswered).toBe(1);
  });

  it("[G22] what nobody can tell stays unknown, until the provider says what became of it", async () => {
    const held = await somebodyElse();
    texts.twilio.misbehave({ kind: "cut" });
    const lost = await held.answer("lost on the way", 0, VALID);
    await run();
    texts.twilio.misbehave({ kind: "vanish" });
    const swallowed = await held.answer("taken, and not said so", 0, VALID);
    await run();
    now += 3 * HOUR;
    sender = gateway();
    await run();
    for (const id of [lost, swallowed]) expect(await state(held, id)).toEqual(["unknown", null]);
    expect(texts.twilio.taken).toHaveLength(1);
    for (const message of texts.twilio.taken) texts.twilio.report(message, "delivered");
    for (const event of await texts.callbacks())
      if (event.kind === "receipt") await store.outbox.receipt({ ...event, channel: TEXTS });
    expect(await state(held, swallowed)).toEqual(["delivered", null]);
    expect(await state(held, lost)).toEqual(["unknown", null]);
  });
});

/** What an answer can come to, with how often the provider may have taken it. */
const POSSIBLE = [
  ["sent", null, 1],
  ["unknown", null, 1],
  ["unknown", null, 0],
  ["failed", "too_late", 0],
];

type Weather = "fair" | "refused" | "throttled" | "failing" | "cut" | "vanishing" | "away" | "set_back";

describe("any three hours", () => {
  const weather = fc.constantFrom<Weather>(
    "fair",
    "refused",
    "throttled",
    "failing",
    "cut",
    "vanishing",
    "away",
    "set_back",
  );
  const step = fc.record({
    weather,
    pauseMs: fc.constantFrom(0, 30 * SECOND, 3 * MINUTE, 40 * MINUTE, 3 * HOUR),
    delayMs: fc.constantFrom(0, DELAY),
    person: fc.nat(2),
  });

  it("[G22] nothing leaves late or twice, nothing vanishes, and what comes back says why", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const conversations = [await somebodyElse(), await somebodyElse(), await somebodyElse()];
        const before = texts.twilio.taken.length;
        const written = new Map<string, { held: HeldText; id: MessageId; until: number }>();
        for (const [n, { weather: sky, pauseMs, delayMs, person }] of steps.entries()) {
          const held = conversations[person] as HeldText;
          const text = `${people} ${n}`;
          const until = now + behind + delayMs + VALID;
          written.set(text, { held, id: await held.answer(text, delayMs, VALID), until });
          await under(sky, pauseMs);
        }
        texts.line.down = false;
        await run();

        const taken = texts.twilio.taken.slice(before);
        for (const { text, at, validityPeriod } of taken) {
          const until = written.get(text)?.until ?? 0;
          expect(at).toBeLessThan(until);
          expect(at + (validityPeriod ?? Infinity) * SECOND).toBeLessThanOrEqual(
            Math.max(until, at + SECOND),
          );
        }
        for (const [text, { held, id }] of written) {
          const times = taken.filter((message) => message.text === text).length;
          const [sendState, failure] = await state(held, id);
          expect(POSSIBLE).toContainEqual([sendState, failure, times]);
        }
      }),
      { numRuns: rounds(40) },
    );
  });

  /** What an answer that was just written meets, and how long it is until the next. */
  async function under(sky: Weather, pauseMs: number): Promise<void> {
    const { twilio, line } = texts;
    line.down = sky === "refused";
    if (sky === "throttled") twilio.misbehave({ kind: "throttle", retryAfterSeconds: 7 });
    if (sky === "failing") twilio.misbehave({ kind: "fail", status: 503 });
    if (sky === "cut") twilio.misbehave({ kind: "cut" });
    if (sky === "vanishing") twilio.misbehave({ kind: "vanish" });
    if (sky === "set_back") {
      now -= HOUR;
      behind += HOUR;
    }
    if (sky !== "away") await run(now + pauseMs);
    else {
      now += pauseMs;
      sender = gateway();
    }
  }
});
