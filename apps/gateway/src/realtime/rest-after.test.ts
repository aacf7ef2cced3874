import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { restAfter, sweepAfter } from "./rest-after.ts";

const read = (tookMs: number, told: number) => ({ tookMs, told, heldMs: null });
const any = fc.record({
  tookMs: fc.integer({ min: 0, max: 2_000 }),
  told: fc.nat(500),
  heldMs: fc.constant(null),
});

describe("[W51] the rest after a read", () => {
  it.each([
    ["reads nothing within ten milliseconds of when it began", 2, 0, 8],
    ["leaves a fourth of the time when one thing was told to many", 16, 1, 4],
    ["leaves a millisecond for each thing that was told", 16, 9, 9],
    ["is as long as the read when much was told", 16, 400, 16],
    ["is ten milliseconds at most when much was told quickly", 4, 400, 10],
    ["is fifty milliseconds at most", 900, 400, 50],
    ["is fifty milliseconds at most, however little was told", 900, 0, 50],
  ])("%s", (_, tookMs, told, rest) => {
    expect(restAfter(read(tookMs, told), 10)).toBe(rest);
  });

  it("is never longer when less was told, nor than the read or ten milliseconds, and leaves something to all else", () => {
    fc.assert(
      fc.property(any, fc.nat(500), (past, less) => {
        const rest = restAfter(past, 10);
        expect(rest).toBeLessThanOrEqual(Math.max(10, past.tookMs));
        expect(rest).toBeGreaterThanOrEqual(Math.min(50, past.tookMs / 4));
        const told = Math.min(past.told, less);
        expect(restAfter({ ...past, told }, 10)).toBeLessThanOrEqual(rest);
      }),
    );
  });
});

describe("[W52] the time until it looks by itself", () => {
  it.each([
    ["a second when nothing is held back", null, 1_000],
    ["ten milliseconds when something just came to be", 0, 10],
    ["as long again as it was held back already", 300, 300],
    ["a second at most", 5_000, 1_000],
  ])("is %s", (_, heldMs, sweep) => {
    expect(sweepAfter({ ...read(1, 0), heldMs }, 10, 1_000)).toBe(sweep);
  });
});
