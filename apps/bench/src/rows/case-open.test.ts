import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPlainCase } from "../baselines/plain-case.ts";
import { bareSchema } from "../testing/bare-schema.ts";
import { readsTheSame } from "./case-open.ts";
import { keepLongCase, type LongCase } from "./long-case.ts";

let house: TestStore;
let place: Awaited<ReturnType<typeof bareSchema>>;
let kept: LongCase;
beforeAll(async () => {
  house = await testStore();
  place = await bareSchema();
  kept = await keepLongCase(house);
});
afterAll(async () => {
  await house.close();
  await place.drop();
});

it("keeps a history of five hundred and a case of forty-eight parts", () => {
  expect(new Set(kept.words).size).toBe(500);
  expect(kept.record.persons).toHaveLength(8);
  expect(kept.record.notes).toHaveLength(40);
  expect(kept.record.contacts).toEqual([kept.contactId]);
});

it("opens on both sides every word and every field, and notices where one lacks some", async () => {
  const limit = await createPlainCase(place.connection, kept);
  expect(await readsTheSame({ store: house }, kept, limit)).toBe(true);
  const fewer = { ...limit, openHistory: async () => (await limit.openHistory()).slice(1) };
  expect(await readsTheSame({ store: house }, kept, fewer)).toBe(false);
  const without = { ...limit, openCase: async () => ({ ...(await limit.openCase()), notes: [] }) };
  expect(await readsTheSame({ store: house }, kept, without)).toBe(false);
  await limit.close();
});
