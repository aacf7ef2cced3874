import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let store: TestStore;
let lee: UserId;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  lee = await sampleStaff(store, "Lee", "shift_lead");
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

async function onCall(): Promise<readonly string[]> {
  let told: readonly string[] = [];
  await store.alarms.round([], (facts) => {
    told = facts.onCall.map(({ duty, who }) => `${duty} ${who === lee ? "lee" : "dana"}`);
    return { begin: [], end: [], tell: [] };
  });
  return told;
}
const after = async (ms: number) => {
  now += ms;
  return onCall();
};

it("[G772] whoever led last is on call once the rota has come to its end, for a week, and nobody while a lead is to come", async () => {
  await store.rota.change(lee, 0, {
    from: now,
    until: now + 24 * HOUR,
    ended: [],
    added: [
      { duty: "lead", userId: lee, from: now, until: now + 4 * HOUR },
      { duty: "lead", userId: dana, from: now + 8 * HOUR, until: now + 12 * HOUR },
      { duty: "manager", userId: lee, from: now + 8 * HOUR, until: now + 13 * HOUR },
      { duty: "manager", userId: lee, from: now + 20 * HOUR, until: now + 21 * HOUR },
    ],
  });
  expect(await onCall()).toEqual(["lead lee"]);
  expect(await after(4 * HOUR)).toEqual([]);
  expect(await after(4 * HOUR)).toEqual(["lead dana", "manager lee"]);
  expect(await after(4 * HOUR)).toEqual(["manager lee"]);
  // That a manager is to come tells nobody of anything until then.
  expect(await after(HOUR)).toEqual(["lead dana"]);
  expect(await after(7 * HOUR)).toEqual(["manager lee"]);
  expect(await after(HOUR)).toEqual(["lead dana"]);
  expect(await after(159 * HOUR - 1)).toEqual(["lead dana"]);
  // Whoever works here no more is nobody whom anything is told.
  await store.people.disable(dana);
  expect(await onCall()).toEqual([]);
  await store.people.enable(dana);
  expect(await onCall()).toEqual(["lead dana"]);
  expect(await after(1)).toEqual([]);
});
