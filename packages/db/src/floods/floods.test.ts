import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sampleArrival, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const RUMOUR = "They say children are taken in white vans behind the mall on Fifth Street";
const NOTHING = { sources: [], places: [] };

let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  for (const { row } of await store.floods.waiting(100, NOTHING))
    await store.moves.move(row.id, dana, row.version, { kind: "claim" });
});

async function waits(text: string, given: Parameters<typeof sampleArrival>[0] = {}): Promise<ContactId> {
  const { contactId } = await store.intake.arrive(
    sampleArrival({ threadKey: crypto.randomUUID(), text, ...given }),
  );
  return contactId;
}

it("[DB682] tells the newest who wait with their words as they are kept, whether these stand among all words or go there still", async () => {
  const first = await waits(RUMOUR);
  const texts = await store.floods.waiting(10, NOTHING);
  await store.search.makeOwedWords(100);
  const second = await waits(RUMOUR.toUpperCase());
  const both = await store.floods.waiting(10, NOTHING);
  // The newest first.
  expect(both.map(({ row }) => row.id)).toEqual([second, first]);
  const [one, other] = both.map(({ words }) => words.toSorted());
  expect(one).toEqual(other);
  expect(one).toEqual(texts[0]?.words.toSorted());
  expect(one?.length).toBeGreaterThan(5);
  expect(JSON.stringify(both)).not.toMatch(/vans|mall/i);
  expect((await store.floods.waiting(1, NOTHING)).map(({ row }) => row.id)).toEqual([second]);
});

it("[DB682] tells nothing of what somebody has, of what is set aside, and of what machines wrote", async () => {
  await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), text: RUMOUR });
  const aside = await waits(RUMOUR);
  const { row } = (await store.contacts.contact(aside))!;
  await store.triage.setAside(aside, dana, row.version, Date.now() + 3_600_000);
  expect(await store.floods.waiting(10, NOTHING)).toEqual([]);
});

it.each([
  ["all words of a name", ["Fifth Street", "the mall"], "Fifth Street"],
  ["a name that comes first", ["white vans", "Fifth Street"], "white vans"],
  ["a part of a name", ["Fifth Avenue Street"], null],
  ["a name that is nothing but words that every text has", ["in the"], null],
])("[Q86] knows the place by %s", async (_what, places, place) => {
  await waits(RUMOUR);
  const [told] = await store.floods.waiting(10, { sources: places, places });
  expect(told).toMatchObject({ place, source: place });
});
