import type { Channel } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { heldText, somebody, TEXTS } from "../testing/held-text.ts";
import { localTexts, type LocalTexts } from "../testing/local-texts.ts";
import { forgetCopies, forgetPauseMs, type ForgetParts } from "./forget-copies.ts";
import { leaving } from "../testing/leaving.ts";
import { sendRounds } from "./send-rounds.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const silent = { info: vi.fn<Log["info"]>(), warn: vi.fn<Log["warn"]>(), error: vi.fn<Log["error"]>() };

let now = 1_800_000_000_000;
let store: TestStore;
let texts: LocalTexts;
beforeEach(async () => {
  vi.clearAllMocks();
  store = await testStore({ clock: () => now });
  texts = localTexts(() => now);
  return async () => store.close();
});

const partsWith = (channel: Pick<Channel, "forget" | "copiesStay">, keptMs: number): ForgetParts => ({
  copies: store.copies,
  settings: async () => ({ ...DEFAULT_SETTINGS, providerCopiesKeptMs: keptMs }),
  channels: new Map([[TEXTS, channel]]),
  clock: () => now,
  log: silent,
});
const forget = async (keptMs = HOUR): Promise<number> => forgetCopies(partsWith(texts.channel, keptMs));

/** A text that somebody answered, both of which the provider keeps. */
async function answered(): Promise<void> {
  const said = texts.twilio.receive({ from: "+15550123", text: "Is somebody there?" });
  const held = await heldText(store, await somebody(store), said.from, { ref: said.sid, media: [] });
  await held.answer("We are here.");
  const sending = sendRounds({
    outbox: store.outbox,
    mayLeave: leaving(store, TEXTS, () => now),
    channels: new Map([[TEXTS, texts.channel]]),
    holder: "one",
    clock: () => now,
    log: silent,
  });
  await sending.begin();
  await sending.settled();
  expect(texts.twilio.kept()).toHaveLength(2);
}

describe("providers' copies", () => {
  it("[G24] of both sides are gone when the setting says so, and nothing is left to do", async () => {
    await answered();
    now += HOUR - 1;
    expect(await forget()).toBe(0);
    now += 1;
    expect(await forget()).toBe(2);
    expect(texts.twilio.kept()).toEqual([]);
    expect([await store.copies.count(), await forget()]).toEqual([0, 0]);
  });

  it("[G24] of what somebody took back are gone at once, and of nothing else", async () => {
    await answered();
    expect(await store.conversations.withdraw(TEXTS, "+15550123", "everything")).toBe("withdrawn");
    expect(await forget()).toBe(1);
    expect(texts.twilio.kept().map(({ text }) => text)).toEqual(["We are here."]);
  });

  it("[G411] that stay where they lie are gone once they are taken back, and not for their time", async () => {
    await answered();
    now += 24 * HOUR;
    const staying = { ...texts.channel, copiesStay: true } as const;
    expect(await forgetCopies(partsWith(staying, HOUR))).toBe(0);
    expect(await store.conversations.withdraw(TEXTS, "+15550123", "everything")).toBe("withdrawn");
    expect(await forgetCopies(partsWith(staying, HOUR))).toBe(1);
    expect(texts.twilio.kept().map(({ text }) => text)).toEqual(["We are here."]);
  });

  it("[G24] are asked for again after a failure, with pauses that grow, and are gone in the end", async () => {
    await answered();
    now += HOUR;
    texts.line.down = true;
    for (const pause of [1, 2, 4]) {
      expect(await forget()).toBe(0);
      now += pause * MINUTE - 1;
      expect(await store.copies.lease({ keptMs: 0, channels: [TEXTS], leaseMs: 1, most: 10 })).toEqual([]);
      now += 1;
    }
    texts.line.down = false;
    expect(await forget()).toBe(2);
    expect(texts.twilio.kept()).toEqual([]);
  });

  it("[G24] that are not there any more are forgotten", async () => {
    await answered();
    now += HOUR;
    for (const { sid } of texts.twilio.kept()) await texts.channel.forget?.(sid);
    expect(await forget()).toBe(2);
    expect(await store.copies.count()).toBe(0);
  });

  it("[G24] of a channel that cannot forget stay, and one that throws is asked again", async () => {
    await answered();
    now += HOUR;
    expect(await forgetCopies(partsWith({}, HOUR))).toBe(0);
    const throwing = vi.fn<NonNullable<Channel["forget"]>>(async () => {
      throw new Error("+15550123 cannot be forgotten");
    });
    expect(await forgetCopies(partsWith({ forget: throwing }, HOUR))).toBe(0);
    expect(throwing).toHaveBeenCalledTimes(2);
    expect(silent.error.mock.calls.map(([event]) => event)).toEqual(Array(2).fill("channel_forget_threw"));
    expect(JSON.stringify(silent.error.mock.calls)).not.toContain("+1555");
    now += forgetPauseMs(1);
    expect(await forget()).toBe(2);
  });

  it("[G24] in any number are worked through, each once", async () => {
    const dana = await somebody(store);
    for (let n = 0; n < 25; n += 1) await heldText(store, dana, `+1555${n}`, { ref: `ref-${n}`, media: [] });
    const asked = vi.fn<NonNullable<Channel["forget"]>>(async () => "forgotten");
    const both = [0, 0].map(async () => forgetCopies(partsWith({ forget: asked }, 0)));
    expect((await Promise.all(both)).reduce((sum, each) => sum + each)).toBe(25);
    expect(new Set(asked.mock.calls.flat()).size).toBe(25);
    expect(asked).toHaveBeenCalledTimes(25);
  });

  it("pauses between a minute and an hour", () => {
    const pauses = Array.from({ length: 100 }, (_, index) => forgetPauseMs(index + 1));
    expect(pauses.slice(0, 3)).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE]);
    expect(pauses.at(-1)).toBe(HOUR);
  });
});
