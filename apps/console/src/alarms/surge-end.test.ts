import { expect, it } from "vitest";
import { WRONG_FROM_MS } from "../clock/server-clock.ts";
import { endIn } from "./surge-end.ts";

const HOUR = 3_600_000;

it("[AL48] [AL56] ends no later than the house takes, by a clock that is ahead of its own and counts as right", () => {
  const house = 1_800_000_000_000;
  const here = house + WRONG_FROM_MS;
  expect(endIn(12, here)).toBeLessThanOrEqual(house + 12 * HOUR);
  expect(endIn(12, here)).toBeGreaterThan(house + 12 * HOUR - 60_000);
  expect([1, 2, 4].map((hours) => endIn(hours, here) - here)).toEqual([HOUR, 2 * HOUR, 4 * HOUR]);
});
