import { chanceOf } from "@holdfast/tooling/chance";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateArrivals, type Arrivals } from "./arrivals.ts";

type Known = Extract<Arrivals, { known: true }>;
const known = (arrivals: Arrivals | undefined): Known => {
  if (arrivals?.known !== true) throw new Error("an estimate was expected");
  return arrivals;
};
const weeks = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 8 });

describe("how many come in an hour ahead", () => {
  it("[Q73] is as many as in the same hour of earlier weeks, where today is as usual", () => {
    const today = [{ count: 10, gone: 1, earlier: [9, 10, 11] }];
    expect(known(estimateArrivals(today, [[19, 20, 21]])[0])).toMatchObject({
      expected: 20,
      usual: 20,
      level: 1,
      weeks: 3,
    });
  });

  it("[Q73] is more where more have come today, and less of it while little has been seen", () => {
    const ahead = [[20, 20, 20]];
    const hour = { earlier: [20, 20, 20] };
    const [early] = estimateArrivals([{ ...hour, count: 10, gone: 0.25 }], ahead);
    const [late] = estimateArrivals(
      [
        { ...hour, count: 40, gone: 1 },
        { ...hour, count: 40, gone: 1 },
      ],
      ahead,
    );
    // Both have seen twice the usual; drawn to it by as much as five contacts weigh.
    expect(known(early).level).toBeCloseTo((10 + 5) / (5 + 5));
    expect(known(late).level).toBeCloseTo((80 + 5) / (40 + 5));
    expect(known(late).expected).toBeCloseTo(20 * (85 / 45));
  });

  it("[Q74] is unknown, and says how much is known, where there are too few weeks", () => {
    expect(estimateArrivals([], [[4, 5], [], [4, 5, 6]])).toMatchObject([
      { known: false, because: "Q74_too_few_weeks", weeks: 2 },
      { known: false, because: "Q74_too_few_weeks", weeks: 0 },
      { known: true },
    ]);
  });

  it("[Q74] reads nothing from hours of today of which too little is known", () => {
    const [alone] = estimateArrivals([{ count: 900, gone: 1, earlier: [1, 2] }], [[5, 5, 5]]);
    expect(known(alone).level).toBe(1);
  });

  it("[Q73] says that one may come where none ever did", () => {
    const [hour] = estimateArrivals([], [[0, 0, 0]]);
    expect(known(hour)).toMatchObject({ expected: 0, low: 0 });
    expect(known(hour).high).toBeGreaterThan(0);
  });

  it("[Q73] has what is expected in its interval, is no lower where today is busier, and asks no order", () => {
    fc.assert(
      fc.property(weeks, weeks, fc.nat(80), fc.nat(20), (earlier, ahead, count, more) => {
        const told = known(estimateArrivals([{ count, gone: 0.5, earlier }], [ahead])[0]);
        expect(told.low).toBeLessThanOrEqual(told.expected);
        expect(told.high).toBeGreaterThanOrEqual(Math.floor(told.expected));
        const busier = known(estimateArrivals([{ count: count + more, gone: 0.5, earlier }], [ahead])[0]);
        expect(busier.expected).toBeGreaterThanOrEqual(told.expected);
        const turned = known(estimateArrivals([{ count, gone: 0.5, earlier }], [ahead.toReversed()])[0]);
        expect(turned.expected).toBeCloseTo(told.expected, 9);
      }),
      { numRuns: rounds(300) },
    );
  });

  it.each<[string, number, number]>([
    ["weeks are alike, and so is today", 0, 1],
    ["weeks differ by a quarter", 0.25, 1],
    ["today is half as busy again", 0, 1.5],
    ["today is half as busy", 0, 0.5],
  ])(
    "[Q73] its interval holds what comes eight times in ten, or a little more: %s",
    (_name, differ, busy) => {
      const chance = chanceOf(5);
      const share = (): number => (chance.below(2 ** 30) + 1) / 2 ** 30;
      const poisson = (mean: number): number => {
        let [count, left] = [-1, Math.exp(-mean)];
        for (let product = 1; product > left; product *= share()) count += 1;
        return count;
      };
      const weekly = (): number => 1 + differ * (2 * share() - 1) * Math.sqrt(3);
      let held = 0;
      const trials = 1_500;
      for (let trial = 0; trial < trials; trial += 1) {
        const usual = 2 + 28 * share();
        const earlier = () => Array.from({ length: 6 }, () => poisson(usual * weekly()));
        const today = Array.from({ length: 4 }, () => ({
          count: poisson(usual * busy),
          gone: 1,
          earlier: earlier(),
        }));
        const told = known(estimateArrivals(today, [earlier()])[0]);
        const came = poisson(usual * busy * weekly());
        if (came >= told.low && came <= told.high) held += 1;
      }
      expect(held / trials).toBeGreaterThan(0.78);
      expect(held / trials).toBeLessThan(0.97);
    },
  );
});
