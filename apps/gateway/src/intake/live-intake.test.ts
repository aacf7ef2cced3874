import { ChannelId } from "@holdfast/case-schema";
import type { InboundEvent, LiveIntake, Taken } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { DEFAULT_SETTINGS, type Arrival } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { holdLine } from "./live-intake.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const origin = { id: ChannelId.parse("line"), traits: loopback.traits };
const event = (n: number): InboundEvent => ({
  kind: "message",
  dedupeKey: `${n}`,
  threadKey: "a",
  address: null,
  text: `words ${n}`,
  sentAt: null,
});

describe("a live line", () => {
  it("is opened again when it breaks, stores what it carried, and ends with its signal", async () => {
    const end = new AbortController();
    const waits: number[] = [];
    const warn = vi.fn<Log["warn"]>();
    let opened = 0;
    const live: LiveIntake = {
      kind: "live",
      listen: async (signal, take) => {
        opened += 1;
        if (opened === 3) {
          await take(event(1));
          await take(event(1));
        }
        if (opened < 4) throw new Error("words 1 from +1 555 0100");
        end.abort();
        expect(signal.aborted).toBe(true);
      },
    };
    const log: Log = { info: () => {}, warn, error: () => {} };
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    await holdLine(live, origin, end.signal, { store, settings: async () => DEFAULT_SETTINGS, log, wait });
    expect(opened).toBe(4);
    expect(waits).toEqual([1000, 2000, 1000]);
    const { rows } = await store.contacts.queue();
    const entries = await Promise.all(rows.map(({ id }) => store.contacts.entries(id, 0)));
    expect(entries.map((one) => one.length)).toEqual([1]);
    expect(warn).toHaveBeenCalledTimes(3);
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/words|555/);
  });

  it("keeps every event that breaks the contract, each once, with what it says", async () => {
    const end = new AbortController();
    const broken = (n: number) => ({ ...event(n), threadKey: "" });
    const live: LiveIntake = {
      kind: "live",
      listen: async (_signal, take) => {
        for (const n of [7, 8, 8]) await take(broken(n));
        end.abort();
      },
    };
    const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
    const settings = async () => DEFAULT_SETTINGS;
    await holdLine(live, origin, end.signal, { store, settings, log, wait: async () => {} });
    const rows = (await store.contacts.queue()).rows.filter(({ unreadable }) => unreadable);
    const entries = await Promise.all(rows.map(({ id }) => store.contacts.entries(id, 0)));
    const texts = entries.flat().map(({ text }) => text);
    expect(texts).toHaveLength(2);
    for (const words of ["words 7", "words 8"]) expect(texts.join()).toContain(words);
  });

  it("[CH28] is told what was not stored, goes on, and is told the same event stored once the store is back", async () => {
    const end = new AbortController();
    const taken: Taken[] = [];
    let away = true;
    const arrive: typeof store.intake.arrive = async (arrival) => {
      if (away) throw new Error("words 20 in a statement");
      return store.intake.arrive(arrival);
    };
    const live: LiveIntake = {
      kind: "live",
      listen: async (_signal, take) => {
        taken.push(await take(event(20)));
        away = false;
        taken.push(await take(event(20)), await take(event(20)));
        end.abort();
      },
    };
    const error = vi.fn<Log["error"]>();
    const log: Log = { info: () => {}, warn: () => {}, error };
    const parts = {
      store: { ...store, intake: { arrive, arriveUnheard: arrive } },
      settings: async () => DEFAULT_SETTINGS,
      log,
    };
    await holdLine(live, origin, end.signal, { ...parts, wait: async () => {} });
    expect(taken).toEqual(["not_stored", "stored", "stored"]);
    expect(error).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(error.mock.calls)).not.toContain("words");
  });

  it("[CH3] keeps what it could not read with its bytes, or as a mere fact when none were taken", async () => {
    const end = new AbortController();
    const source = new TextEncoder().encode("Subject: words 30");
    const live: LiveIntake = {
      kind: "live",
      listen: async (_signal, take) => {
        const keys = (n: number) => ({ kind: "unreadable", dedupeKey: `${n}`, threadKey: `${n}` }) as const;
        await take({ ...keys(30), source, address: "someone@example.org" });
        await take({ ...keys(31), source: null });
        end.abort();
      },
    };
    const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
    const arrived: Arrival[] = [];
    const arrive: typeof store.intake.arrive = async (arrival) => {
      arrived.push(arrival);
      return store.intake.arrive(arrival);
    };
    const parts = {
      store: { ...store, intake: { arrive, arriveUnheard: arrive } },
      settings: async () => DEFAULT_SETTINGS,
      log,
    };
    await holdLine(live, origin, end.signal, { ...parts, wait: async () => {} });
    expect(arrived).toMatchObject([
      { unreadable: true, raw: source, text: "Subject: words 30", address: "someone@example.org" },
      { unreadable: true, raw: null, text: "", address: null },
    ]);
  });
});
