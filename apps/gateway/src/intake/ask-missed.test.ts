import { ChannelId } from "@holdfast/case-schema";
import type { InboundMessage, Missed } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { askMissed, type MissedSince } from "./ask-missed.ts";
import { takeIn } from "./take-in.ts";
import type { Origin } from "./to-arrival.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const originOf = (id: string): Origin => ({ id: ChannelId.parse(id), traits: loopback.traits });
const said = (key: string, thread: string): InboundMessage => ({
  kind: "message",
  dedupeKey: key,
  threadKey: thread,
  address: "+15550123",
  text: `words ${key}`,
  sentAt: null,
});
const settings = async () => DEFAULT_SETTINGS;

/** Asks as often as there are answers; what was asked, what was waited, what was logged. */
async function rounds(origin: Origin, answers: readonly (Missed | Error)[], on: TestStore = store) {
  const end = new AbortController();
  const asked: (string | null)[] = [];
  const waits: number[] = [];
  const warn = vi.fn<Log["warn"]>();
  const missedSince: MissedSince = async (cursor) => {
    const answer = answers[asked.length];
    asked.push(cursor);
    if (asked.length === answers.length) end.abort();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("asked too often");
    return answer;
  };
  const wait = async (ms: number): Promise<void> => void waits.push(ms);
  const log: Log = { info: () => {}, warn, error: () => {} };
  await askMissed(missedSince, origin, end.signal, { store: on, settings, log, wait });
  return { asked, waits, warned: warn.mock.calls };
}

async function wordsIn(channel: string): Promise<readonly string[]> {
  const { rows } = await store.contacts.queue();
  const own = rows.filter((row) => row.channel === channel);
  const entries = await Promise.all(own.map(({ id }) => store.contacts.entries(id, 0)));
  return entries.flat().map(({ text }) => text ?? "");
}

const found = (cursor: string, ...events: readonly InboundMessage[]): Missed => ({
  kind: "events",
  events,
  cursor,
});

describe("asking for what was missed", () => {
  it("[CH20] asks at once, then each minute from the cursor it was given, and stores each once", async () => {
    const origin = originOf("each-minute");
    const { asked, waits, warned } = await rounds(origin, [
      found("1", said("a", "t"), said("b", "t")),
      found("2", said("b", "t"), said("c", "t")),
      found("3"),
    ]);
    expect(asked).toEqual([null, "1", "2"]);
    expect(waits).toEqual([60_000, 60_000]);
    expect(await wordsIn("each-minute")).toEqual(["words a", "words b", "words c"]);
    expect(warned).toEqual([
      ["missed_messages_found", { channel: "each-minute", found: 2 }],
      ["missed_messages_found", { channel: "each-minute", found: 1 }],
    ]);
  });

  it("[CH20] whoever texted START while nobody answered can be written to again", async () => {
    const origin = originOf("start-missed");
    const brought = { kind: "events", events: [{ ...said("a", "t"), text: "STOP" }] } as const;
    const [arrived] = await takeIn(brought, new Uint8Array(), origin, { store, settings });
    const since = async () =>
      arrived === undefined ? undefined : (await store.contacts.contact(arrived.contactId))?.optedOutSince;
    expect(await since()).toEqual(expect.any(Number));
    const start = { ...said("b", "t"), text: "START" };
    const missed: Missed = { kind: "events", events: [start], cursor: "1" };
    await rounds(origin, [missed]);
    expect(await since()).toBeNull();
  });

  it("[CH20] goes on after a restart where it was", async () => {
    const origin = originOf("restarted");
    await rounds(origin, [found("here")]);
    expect((await rounds(origin, [found("there")])).asked).toEqual(["here"]);
  });

  it("[CH18] what a delivery brought already is not stored again", async () => {
    const origin = originOf("brought");
    const brought = { kind: "events", events: [said("a", "t")] } as const;
    await takeIn(brought, new Uint8Array(), origin, { store, settings });
    const { warned } = await rounds(origin, [found("1", said("a", "t"))]);
    expect(await wordsIn("brought")).toEqual(["words a"]);
    expect(warned).toEqual([]);
  });

  it("[CH20] a provider that is away moves no cursor, and is not waited for longer than five minutes", async () => {
    const origin = originOf("away");
    const { asked, waits } = await rounds(origin, [
      found("1"),
      { kind: "retry", afterMs: 7000 },
      { kind: "retry", afterMs: 3_600_000 },
      new Error("words a from +15550123"),
      found("2"),
    ]);
    expect(asked).toEqual([null, "1", "1", "1", "1"]);
    expect(waits).toEqual([60_000, 7000, 300_000, 60_000]);
  });

  it("[CH20] what could not be stored is asked for again", async () => {
    const origin = originOf("half-stored");
    const arriveUnheard = vi.fn<typeof store.intake.arriveUnheard>(store.intake.arriveUnheard);
    const fallible = { ...store, intake: { ...store.intake, arriveUnheard } };
    arriveUnheard
      .mockImplementationOnce(store.intake.arriveUnheard)
      .mockRejectedValueOnce(new Error("words b from +15550123"));
    const both = [said("a", "t"), said("b", "t")];
    const { asked, warned } = await rounds(origin, [found("1", ...both), found("1", ...both)], fallible);
    expect(asked).toEqual([null, null]);
    expect(await wordsIn("half-stored")).toEqual(["words a", "words b"]);
    expect(warned[0]?.[0]).toBe("missed_not_asked");
    expect(JSON.stringify(warned)).not.toMatch(/words|555/);
  });

  it("[CH16] an event that breaks the contract is kept as unreadable, each of them", async () => {
    const origin = originOf("broken");
    const broken = [said("", "t"), said("", "u")];
    await rounds(origin, [found("1", ...broken)]);
    expect(await wordsIn("broken")).toHaveLength(2);
  });
});
