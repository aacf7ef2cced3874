import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { turnDatabase } from "../testing/turn-database.ts";

const BEGAN = 1_800_000_000_000;
const BEAT_MS = 5_000;
let now = BEGAN;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  await store.shifts.end(dana);
  await store.shifts.keep(dana, "available");
  await store.prisma.staffSeen.deleteMany();
});

async function pass(ms: number): Promise<void> {
  now += ms;
  await turnDatabase(client, now);
}
const routed = async () => (await store.shifts.routed()).find(({ id }) => id === dana);
const goneSince = async () => (await routed())?.goneSince;

describe("everybody on shift, as contacts are routed to them", () => {
  it("[DB654] is how they stand, what they want nothing of, their time after a contact, and since when they are gone", async () => {
    await store.shifts.keep(dana, "consult_only");
    await store.shifts.pause(dana, "text", true);
    await store.care.extendAfter(dana, 600_000);
    expect(await store.shifts.routed()).toEqual([
      {
        id: dana,
        role: "advocate",
        since: now,
        state: "consult_only",
        stateSince: now,
        paused: ["text"],
        isWrappingUp: true,
        goneSince: null,
      },
    ]);
    now += 600_000;
    // Nobody has settled it: it is read of what was kept.
    expect(await routed()).toMatchObject({ isWrappingUp: false });
    await store.people.disable(dana);
    expect(await store.shifts.routed()).toEqual([]);
    await store.people.enable(dana);
  });

  it("[DB652] are not gone by two counts that are lost, and are by the fourth, since the first of them", async () => {
    await pass(0);
    await store.absence.see([dana]);
    const counted = now;
    await pass(3 * BEAT_MS - 1);
    expect(await goneSince()).toBeNull();
    await store.absence.see([dana]);
    await pass(4 * BEAT_MS - 1);
    expect(await goneSince()).toBeNull();
    await pass(1);
    expect(await goneSince()).toBe(counted + 3 * BEAT_MS - 1 + BEAT_MS);
    await store.absence.see([dana]);
    expect(await goneSince()).toBeNull();
  });

  it("[DB652] are known by the database's clock, whatever a gateway's own says", async () => {
    await pass(0);
    await store.absence.see([dana]);
    now += 3_600_000;
    expect(await goneSince()).toBeNull();
    now -= 3_600_000;
  });

  it("[DB652] are not gone where nobody ever counted them, and since when that was told before", async () => {
    expect(await goneSince()).toBeNull();
    await pass(0);
    await store.absence.see([dana]);
    const { seen } = await store.absence.look();
    await store.absence.settleShift({ userId: dana, seen: seen.get(dana) ?? 0, goneSince: now - 60_000 });
    expect(await goneSince()).toBe(now - 60_000);
  });
});
