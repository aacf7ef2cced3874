import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";
import type { StandingAlarm } from "./alarm-store.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let lee: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
afterAll(async () => store.close());

it("[DB673] [RO18] danger is told of again where somebody saw to it too long ago, who may say so anew; and nothing else is", async () => {
  const [danger, other] = [randomUUID(), randomUUID()];
  const begin = [
    { id: danger, kind: "danger_unclaimed", thing: "one", since: now },
    { id: other, kind: "channel_down", thing: "sms", since: now },
  ] as const;
  await store.alarms.round([], () => ({ begin, end: [], tell: [] }));
  const see = async () => {
    for (const { id } of begin) expect(await store.alarms.acknowledge(id, lee)).toBe("acknowledged");
  };
  await see();
  const lapse = async () => store.alarms.lapse("danger_unclaimed", 10 * MINUTE);
  const seenTo = async () => {
    let standing: readonly StandingAlarm[] = [];
    await store.alarms.round([], (facts) => {
      ({ standing } = facts);
      return { begin: [], end: [], tell: [] };
    });
    return new Map(standing.map(({ id, isAcknowledged }) => [id, isAcknowledged]));
  };
  now += 10 * MINUTE - 1;
  expect(await lapse()).toBe(0);
  now += 1;
  expect((await Promise.all([lapse(), lapse()])).toSorted((one, next) => one - next)).toEqual([0, 1]);
  expect(await seenTo()).toEqual(
    new Map([
      [danger, false],
      [other, true],
    ]),
  );
  expect(await store.alarms.standing(lee)).toMatchObject([
    { id: danger, acknowledgedAt: null, acknowledgedBy: null },
    { id: other, acknowledgedBy: { name: "Lee" } },
  ]);
  await see();
  expect((await seenTo()).get(danger)).toBe(true);
  expect(await lapse()).toBe(0);
});
