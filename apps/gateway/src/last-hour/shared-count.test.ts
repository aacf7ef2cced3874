import type { LastHour } from "@holdfast/db";
import { expect, it } from "vitest";
import { COUNTED_EVERY_MS, sharedCount } from "./shared-count.ts";

const NOTHING: LastHour = { at: 0, answered: 0, left: 0, medianWaitMs: null, arrivals: [] };
function counting(how: (nth: number) => Promise<LastHour>) {
  let times = 0;
  const forgetWaits = async (): Promise<number> => 0;
  return { times: () => times, lastHour: { forgetWaits, count: async () => how((times += 1)) } };
}

it("[G648] is counted once for however many ask at once, and anew once it is old, or the house counts otherwise", async () => {
  const { times, lastHour } = counting(async (nth) => ({ ...NOTHING, answered: nth }));
  let now = 1_000;
  const ask = async (shortMs = 5_000) => (await sharedCount(lastHour, () => now, shortMs)).answered;
  expect(await Promise.all(Array.from({ length: 50 }, async () => ask()))).toEqual(
    Array.from({ length: 50 }, () => 1),
  );
  now += COUNTED_EVERY_MS - 1;
  expect(await ask()).toBe(1);
  now += 1;
  expect(await ask()).toBe(2);
  expect(await ask(0)).toBe(3);
  // A clock that was set back makes it no older than it may be.
  now -= 60_000;
  expect(await ask(0)).toBe(4);
  expect(times()).toBe(4);
});

it("[G648] is counted anew for whoever asks after it could not be", async () => {
  const { lastHour } = counting(async (nth) => {
    if (nth === 1) throw new Error("away");
    return NOTHING;
  });
  const ask = async () => sharedCount(lastHour, () => 0, 0);
  await expect(ask()).rejects.toThrow("away");
  expect(await ask()).toBe(NOTHING);
});
