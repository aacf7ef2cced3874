import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CallLegFacts } from "../calls/call-facts.ts";
import { rawClient } from "../testing/raw-client.ts";
import {
  callerLeg,
  sampleAnswered,
  sampleHeld,
  sampleStaff,
  staffLeg,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  [dana, ada] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Ada")];
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 48 * HOUR;
  await store.shifts.end(dana);
  await store.prisma.staffSeen.deleteMany();
  await client.query(
    "select move_contact(id, holder_id, version, 'return', null, null, $1) from contact where status = 'claimed'",
    [now],
  );
  await store.shifts.keep(dana, "available");
});

/** Counted last, and said to be gone since, as long ago as that. */
async function gone(ms: number): Promise<void> {
  await store.absence.see([dana]);
  await client.query("update staff_seen set seen_at = instant($2) where user_id = $1", [dana, now - ms]);
  await store.absence.settleShift({ userId: dana, seen: 1, goneSince: now - ms });
}
const isOn = async (): Promise<boolean> => (await store.shifts.of(dana)) !== null;

describe("a shift whose owner went home and did not say so", () => {
  it("[DB796] is over once it was meant to be, and is told to the board; whoever comes the next day begins one", async () => {
    now += 10 * HOUR;
    await gone(HOUR);
    const from = await store.log.head();
    const ended = await Promise.all([store.shifts.endForgotten(), store.shifts.endForgotten()]);
    expect(ended.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await isOn()).toBe(false);
    const { events } = await store.log.tail(from, 100);
    expect(events.map(({ stream }) => stream)).toContain("board:main");
    await store.shifts.keep(dana, "available");
    expect(await store.shifts.of(dana)).toMatchObject({ since: now });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["before it was meant to be", async () => gone(9 * HOUR)],
    [
      "as long as they say that they stay",
      async () => {
        now += 10 * HOUR;
        await store.handovers.sayShiftEnd(dana, now + 1);
        await gone(2 * HOUR);
      },
    ],
    [
      "before an hour has passed",
      async () => {
        now += 10 * HOUR;
        await gone(HOUR - 1);
      },
    ],
    ["while nobody said that they are gone", async () => (now += 40 * HOUR)],
    [
      "once they are back",
      async () => {
        now += 10 * HOUR;
        await gone(2 * HOUR);
        await store.absence.settleShift({ userId: dana, seen: 1, goneSince: null });
      },
    ],
  ])("[DB796] is not over %s", async (_when, act) => {
    await act();
    expect(await store.shifts.endForgotten()).toBe(0);
    expect(await isOn()).toBe(true);
  });

  it("[DB798] is not over while they talk in a call, and is at the next look once they do not", async () => {
    now += 10 * HOUR;
    const { id } = await sampleAnswered(store, dana, { at: now });
    await gone(2 * HOUR);
    expect([await store.shifts.endForgotten(), await isOn()]).toEqual([0, true]);
    await store.calls.ended(id, "hung_up", now);
    expect([await store.shifts.endForgotten(), await isOn()]).toEqual([1, false]);
  });

  it.each<[string, Partial<CallLegFacts>]>([
    ["listen to a colleague's call", { isListening: true }],
    ["are rung for one that they do not take", { state: "ringing" }],
  ])("[DB798] is over though they %s", async (_what, given) => {
    now += 10 * HOUR;
    const { id } = await sampleAnswered(store, ada, { at: now });
    const legs = [callerLeg(now), staffLeg(ada, now), staffLeg(dana, now, given)];
    expect(await store.calls.record(id, { phase: "talking", legs }, [])).toMatchObject({ kind: "kept" });
    await gone(2 * HOUR);
    expect(await store.shifts.endForgotten()).toBe(1);
    await store.calls.ended(id, "hung_up", now);
  });

  it("[DB796] leaves what they have to leads, as the end of any shift does", async () => {
    const id = await sampleHeld(store, dana);
    now += 10 * HOUR;
    await gone(2 * HOUR);
    expect(await store.shifts.endForgotten()).toBe(1);
    expect((await store.contacts.contact(id))?.row.holder).toMatchObject({ name: "Dana" });
    expect(await store.handovers.fallToLeads({ quietMs: 300_000, talks: ["text", "form"] })).toBe(1);
  });
});
