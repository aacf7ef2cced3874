import { randomUUID } from "node:crypto";
import { CallPartyId, type CallId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleHeld, sampleStaff, SAMPLE_VOICE, testStore, type TestStore } from "../testing/index.ts";

const now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

it("[DB274] is asked anew under its name where it called somebody who was never dialled, once that call is over", async () => {
  const { asks, parties } = store.calls;
  const contactId = await sampleHeld(store, dana);
  const centre = {
    id: CallPartyId.parse(randomUUID()),
    contactId,
    by: dana,
    role: "emergency_centre",
    name: "Fairfield dispatch",
    number: "+15550100",
    place: "Fairfield",
  } as const;
  await parties.add(centre);
  const wish = { kind: "call_party", party: centre.id, withPerson: false } as const;
  const given = { id: centre.id, by: dana, contactId, expectedVersion: null, wish };
  const leased = async () =>
    (await asks.lease("gw-1", 5_000, 10_000)).filter(({ id }) => id === given.id).length;
  const begin = async (): Promise<CallId> => {
    const key = randomUUID();
    const begun = await store.calls.begun({
      channel: SAMPLE_VOICE,
      contactId,
      key,
      line: "voice",
      at: now,
      by: dana,
    });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await asks.answer(given.id, { kind: "asked", version: begun.call.version });
    return begun.call.id;
  };
  await asks.ask(given);
  expect(await leased()).toBe(1);
  const first = await begin();
  // While it goes on, it is one asking; our own telephone never answered, and it is over.
  await asks.ask(given);
  expect(await leased()).toBe(0);
  await store.calls.ended(first, "ended_by_us", now);
  await asks.ask(given);
  expect(await leased()).toBe(1);
  const second = await begin();
  await parties.dialled(centre.id, second, now);
  await store.calls.ended(second, "ended_by_us", now);
  // Whoever was dialled is not dialled twice.
  await asks.ask(given);
  expect(await leased()).toBe(0);
});
