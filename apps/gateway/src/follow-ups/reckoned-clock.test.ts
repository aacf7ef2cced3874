import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASTRAY_MS, BELIEVED_AFTER_MS, reckoned, type Reckoning } from "./reckoned-clock.ts";

const HOUR = 60 * 60_000;
const T0 = 1_800_000_000_000;

/** What each look makes of a clock on the wall that is so far out, a second after the one before. */
function lookEachSecond(outBy: readonly number[]): readonly number[] {
  let reckoning: Reckoning | null = null;
  return outBy.map((out, second) => {
    const told = reckoned(reckoning, T0 + second * 1_000 + out, second * 1_000);
    reckoning = told.reckoning;
    return told.now - (T0 + second * 1_000);
  });
}
const seconds = (count: number, out: number): readonly number[] => Array.from({ length: count }, () => out);

describe("the clock that follow-ups fire by", () => {
  it("[G71] is the wall's, as long as that goes on as it did", () => {
    expect(lookEachSecond([0, 20, -20, ASTRAY_MS - 20])).toEqual([0, 20, -20, ASTRAY_MS - 20]);
  });

  it.each([2 * HOUR, -2 * HOUR])(
    "[G71] goes on as it did when the wall's is %i ms out, until that is put right",
    (out) => {
      expect(lookEachSecond([0, ...seconds(200, out), 0, 0])).toEqual(seconds(203, 0));
    },
  );

  it("[G71] believes a step that lasts", () => {
    const told = lookEachSecond([0, ...seconds(BELIEVED_AFTER_MS / 1_000 + 1, HOUR)]);
    expect([told.at(-2), told.at(-1)]).toEqual([0, HOUR]);
  });

  it("[G71] believes the first look, as there is nothing else", () => {
    expect(lookEachSecond([HOUR])).toEqual([HOUR]);
  });

  it("[G71] is out by no more than a minute whatever the wall's does for less than five minutes at a time", () => {
    const spells = fc.array(
      fc.record({
        out: fc.integer({ min: -5 * HOUR, max: 5 * HOUR }),
        lasts: fc.integer({ min: 1, max: BELIEVED_AFTER_MS / 1_000 - 1 }),
        right: fc.integer({ min: 1, max: 100 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(spells, (each) => {
        const told = lookEachSecond([
          0,
          ...each.flatMap(({ out, lasts, right }) => [...seconds(lasts, out), ...seconds(right, 0)]),
        ]);
        expect(told.filter((out) => Math.abs(out) > 2 * ASTRAY_MS)).toEqual([]);
      }),
      { numRuns: rounds(100) },
    );
  });
});
