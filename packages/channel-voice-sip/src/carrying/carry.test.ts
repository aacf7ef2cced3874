import type { Host } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fixtures } from "../fixtures.ts";
import { config } from "../settings.ts";
import { carryCalls } from "./carry.ts";
import { storeSlot } from "./store-slot.ts";

let now: number;
let turns: number;
let given: number;
let ending: AbortController;
beforeEach(() => {
  [now, turns, given] = [1_000_000, 0, 0];
  ending = new AbortController();
});
afterEach(() => ending.abort());

/** A gateway from which Asterisk cannot be reached, and each try of which takes so long. */
function unreached(tryMs: number, clock: () => number = () => now): Promise<void> {
  const hold: Host["hold"] = async (_name, signal, work) => {
    turns += 1;
    await work(signal, () => !signal.aborted);
    given += 1;
  };
  const fetch: typeof globalThis.fetch = async () => {
    now += tryMs;
    throw new TypeError("fetch failed");
  };
  const host: Host = { ...testHost(), clock, fetch, hold };
  const settings = config.parse(fixtures.config);
  const calls = carryCalls(settings, host, storeSlot(clock), { couldRecord: false }, () => now);
  return calls.follow(ending.signal, async () => undefined);
}

it("[VS23] a gateway that cannot reach Asterisk for five seconds lets another try, and then tries again", async () => {
  const following = unreached(2_500);
  await expect.poll(() => given).toBe(1);
  expect(now).toBe(1_005_000);
  await expect.poll(() => turns, { timeout: 6_000 }).toBe(2);
  ending.abort();
  await following;
});

it("[VS23] one that has not reached it for a moment keeps its turn", async () => {
  const following = unreached(300);
  await expect.poll(() => now, { timeout: 5_000 }).toBeGreaterThanOrEqual(1_000_600);
  expect([turns, given]).toEqual([1, 0]);
  ending.abort();
  await following;
});

it("[VS24] five seconds are that however the clock is set back meanwhile", async () => {
  const following = unreached(2_500, () => 4_000_000_000_000 - 3_600 * now);
  await expect.poll(() => given).toBe(1);
  expect(now).toBe(1_005_000);
  ending.abort();
  await following;
});

it("[VS24] a moment is no five seconds because the clock was put ahead meanwhile", async () => {
  const following = unreached(300, () => 3_600 * now);
  await expect.poll(() => now, { timeout: 5_000 }).toBeGreaterThanOrEqual(1_000_600);
  expect([turns, given]).toEqual([1, 0]);
  ending.abort();
  await following;
});
