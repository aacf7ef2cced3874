import { ChannelId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const MAIL = ChannelId.parse("mail");
const OTHER = ChannelId.parse("mail-east");
const LONG_MS = 60_000;

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

/** Puts a lease's end somewhere else, as time would. */
async function ends(name: string, at: string): Promise<void> {
  const client = await rawClient(store.connection);
  await client.query(`update lease set lease_until = ${at} where name = $1`, [name]);
  await client.end();
}

describe("a lease", () => {
  it("[DB170] is had by one of all who want it at once, and only by them until it is given back", async () => {
    const wanted = Array.from({ length: 8 }, (_, index) => `gateway-${index}`);
    const had = await Promise.all(wanted.map((holder) => store.leases.take(MAIL, "inbox", holder, LONG_MS)));
    const holders = wanted.filter((_, index) => had[index]);
    expect(holders).toHaveLength(1);
    const [holder = ""] = holders;
    expect(await store.leases.take(MAIL, "inbox", holder, LONG_MS)).toBe(true);
    await store.leases.giveBack(MAIL, "inbox", "somebody else");
    expect(await store.leases.take(MAIL, "inbox", "next", LONG_MS)).toBe(false);
    await store.leases.giveBack(MAIL, "inbox", holder);
    expect(await store.leases.take(MAIL, "inbox", "next", LONG_MS)).toBe(true);
  });

  it("[DB170] is seen to be held by anybody who asks, for as long as it is", async () => {
    expect(await store.leases.isHeld(MAIL, "seen")).toBe(false);
    await store.leases.take(MAIL, "seen", "somebody", LONG_MS);
    expect(await store.leases.isHeld(MAIL, "seen")).toBe(true);
    await ends("seen", "clock_timestamp()");
    expect(await store.leases.isHeld(MAIL, "seen")).toBe(false);
  });

  it("[DB170] is one for each name of each channel", async () => {
    expect(await store.leases.take(MAIL, "sent", "one", LONG_MS)).toBe(true);
    expect(await store.leases.take(OTHER, "sent", "two", LONG_MS)).toBe(true);
    expect(await store.leases.take(MAIL, "spam", "three", LONG_MS)).toBe(true);
  });

  it("[DB170] is anybody's once it ran out, and its late holder's no more", async () => {
    await store.leases.take(MAIL, "late", "dead", LONG_MS);
    await ends("late", "clock_timestamp()");
    expect(await store.leases.take(MAIL, "late", "living", LONG_MS)).toBe(true);
    expect(await store.leases.take(MAIL, "late", "dead", LONG_MS)).toBe(false);
  });

  it("[DB170] from before a clock was set far back holds nobody off", async () => {
    await store.leases.take(MAIL, "future", "dead", LONG_MS);
    await ends("future", "clock_timestamp() + interval '1 day'");
    expect(await store.leases.take(MAIL, "future", "living", LONG_MS)).toBe(true);
  });
});
