import { ChannelId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnDatabase } from "../testing/turn-database.ts";

const LASTS = 20_000;
const ANEW = 120_000;
let now = 1_800_000_000_000;
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
  await pass(3_600_000);
  await store.shifts.end(dana);
  await store.shifts.keep(dana, "available");
});

async function pass(ms: number): Promise<void> {
  now += ms;
  await turnDatabase(client, now);
}

it.each([
  ["let it run out", null, true],
  ["needs a minute", "need_a_minute", true],
  ["said no otherwise", "language", false],
] as const)(
  "[DB657] [Q97] what waits is put anew, two minutes after, to whoever %s: %s, %s",
  async (_how, reason, isAnew) => {
    const { contactId } = await store.intake.arrive(
      sampleArrival({ channel: ChannelId.parse("texts"), medium: "text" }),
    );
    const offer = async () => {
      const id = crypto.randomUUID();
      const wanted = { id, contactId, expectedVersion: 1, to: dana, by: null, lastsMs: LASTS };
      return { id, came: await store.waitingOffers.offer(wanted) };
    };
    const { id } = await offer();
    if (reason === null) {
      await pass(LASTS);
      await store.waitingOffers.settle();
    } else await store.waitingOffers.decline(id, dana, reason);
    const refusedBy = async () =>
      (await store.routing.sought()).find((each) => each.id === contactId)?.refusedBy;
    await pass(ANEW - 1);
    expect(await refusedBy()).toEqual([dana]);
    expect((await offer()).came).toBe("refused_before");
    await pass(1);
    expect(await refusedBy()).toEqual(isAnew ? [] : [dana]);
    expect((await offer()).came).toBe(isAnew ? "offered" : "refused_before");
  },
);
