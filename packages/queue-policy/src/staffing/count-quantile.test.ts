import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countQuantile } from "./count-quantile.ts";

describe("the count that is reached with a probability", () => {
  // For a Poisson count of mean 10: 0.0671 up to 5, 0.1301 up to 6, 0.8645 up to 13, 0.9165 up to 14 (any table of it).
  it.each([
    [10, 0.1, 6],
    [10, 0.9, 14],
    [1, 0.3, 0],
    [1, 0.5, 1],
  ])("[Q73] is that of the tables for a Poisson count of mean %d at %d: %d", (mean, level, count) => {
    expect(countQuantile(mean, mean, level)).toBe(count);
  });

  it("[Q73] is that of throwing until it fails, where the variance is so: geometric", () => {
    // Mean 1 and variance 2: one half to the power of one more than the count is what is beyond.
    expect([0.5, 0.75, 0.874, 0.876, 0.93].map((level) => countQuantile(1, 2, level))).toEqual([
      0, 1, 2, 3, 3,
    ]);
  });

  it("[Q73] is higher for more, spreads with the variance, and has no overflow", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5_000, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (mean, wider) => {
          const [low, high] = [countQuantile(mean, mean, 0.1), countQuantile(mean, mean, 0.9)];
          expect(low).toBeLessThanOrEqual(mean);
          expect(high).toBeGreaterThanOrEqual(Math.floor(mean));
          expect(countQuantile(mean, mean * wider, 0.1)).toBeLessThanOrEqual(low + 1);
          expect(countQuantile(mean + 1, mean + 1, 0.9)).toBeGreaterThanOrEqual(high);
          expect(Math.abs(high - mean)).toBeLessThan(4 * Math.sqrt(mean) + 4);
        },
      ),
      { numRuns: rounds(200) },
    );
    expect(countQuantile(0, 0, 0.9)).toBe(0);
  });
});
