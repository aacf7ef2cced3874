import { ChannelId } from "@holdfast/case-schema";
import type { InboundEvent } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeIn, type TakeInParts } from "./take-in.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const origin = { id: ChannelId.parse("mail"), traits: loopback.traits };
const said = (text: string, threadKey: string, refs: string[] = []): InboundEvent => ({
  kind: "message",
  dedupeKey: `${threadKey} ${text}`,
  threadKey,
  refs,
  address: null,
  text,
  sentAt: null,
});
const take = (events: readonly InboundEvent[], parts: Partial<TakeInParts["store"]> = {}) =>
  takeIn({ kind: "events", events }, new Uint8Array(1), origin, {
    store: { ...store, ...parts },
    settings: async () => DEFAULT_SETTINGS,
  });

describe("a delivery of several messages", () => {
  it("keeps the order of each thread, whatever has to be looked up for one of them", async () => {
    const [first] = await take([said("one", "a", ["unknown"]), said("two", "a"), said("three", "a")]);
    const entries = first === undefined ? [] : await store.contacts.entries(first.contactId, 0);
    expect(entries.map(({ text }) => text)).toEqual(["one", "two", "three"]);
  });

  it("[CH14] is not taken in when one of them was not stored, and the others are there when that is told", async () => {
    const arrive: typeof store.intake.arrive = async (arrival) => {
      if (arrival.text === "poison") throw new Error("not this one");
      return store.intake.arrive(arrival);
    };
    const events = [said("poison", "b"), said("sound", "c")];
    await expect(take(events, { intake: { arrive, arriveUnheard: arrive } })).rejects.toThrow("not this one");
    const again = await take([said("sound", "c")]);
    expect(again.map(({ outcome }) => outcome)).toEqual(["duplicate"]);
  });
});
