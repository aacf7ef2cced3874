import { describe, expect, it } from "vitest";
import {
  atMost,
  compare,
  exact,
  holds,
  median,
  readable,
  spread,
  unasked,
  wasSkipped,
  type Comparison,
} from "./figure.ts";

const rate = (over: Partial<Comparison>) =>
  compare({
    workload: "ingest",
    unit: "/s",
    better: "more",
    bar: { floor: 0.5, stretch: 0.8 },
    rounds: [
      { ours: 60, limit: 100 },
      { ours: 70, limit: 100 },
      { ours: 20, limit: 100 },
    ],
    ...over,
  });

describe("a comparison", () => {
  it("takes the median of the ratios of each round, so that one bad round decides nothing", () => {
    expect(rate({}).ratio).toBeCloseTo(0.6);
  });

  it("sets best beside best, too", () => {
    expect(rate({}).best).toBeCloseTo(0.7);
  });

  it.each([
    [90, "stretch"],
    [80, "stretch"],
    [79, "floor"],
    [50, "floor"],
    [49, "BELOW FLOOR"],
  ])("of a rate of %d against 100 is %s", (ours, verdict) => {
    expect(rate({ rounds: [{ ours, limit: 100 }] }).verdict).toBe(verdict);
  });

  it.each([
    [10, "stretch"],
    [13, "stretch"],
    [20, "floor"],
    [21, "BELOW FLOOR"],
  ])("of a time of %d ms against 10 ms is %s", (ours, verdict) => {
    const bar = { floor: 2, stretch: 1.3 };
    expect(rate({ better: "less", bar, rounds: [{ ours, limit: 10 }] }).verdict).toBe(verdict);
  });

  it("is skipped, never passed, when the limit strays from itself by more than a factor of two", () => {
    const rounds = [
      { ours: 500, limit: 100 },
      { ours: 500, limit: 201 },
    ];
    expect(rate({ rounds }).verdict).toBe("skipped: noisy");
  });

  it("is skipped where the machine cannot measure, rather than judged on nothing", () => {
    const figure = rate({ rounds: [{ ours: Number.NaN, limit: Number.NaN }] });
    expect(figure.verdict).toBe("skipped: unmeasured");
    expect(wasSkipped(figure)).toBe(true);
    expect(wasSkipped(rate({}))).toBe(false);
  });

  it("keeps its rounds for the file", () => {
    expect(rate({ detail: { cpu: 3 } }).detail).toMatchObject({ cpu: 3, rounds: { length: 3 } });
  });
});

it("calls the suite red for a missed floor and for a wrong answer, not for a noisy machine", () => {
  expect(holds(exact("winners", "1000 of 1000", true))).toBe(true);
  expect(holds(exact("winners", "999 of 1000", false))).toBe(false);
  expect(holds(rate({ rounds: [{ ours: 1, limit: 100 }] }))).toBe(false);
});

it("finds the middle of odd, even and no values", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

it("measures how far values stray", () => {
  expect(spread([50, 100, 75])).toBe(2);
});

it("writes numbers with what can be known of them", () => {
  expect([12_345.6, 99.94, 1.2345, 0.06789, Number.NaN].map(readable)).toEqual([
    "12346",
    "99.9",
    "1.23",
    "0.0679",
    "–",
  ]);
});

it.each([
  [1.9, "stretch"],
  [2, "stretch"],
  [4, "floor"],
  [5.1, "BELOW FLOOR"],
  [Number.NaN, "skipped: unmeasured"],
])("judges a time of %d s that may take 5 s and should take 2 as %s", (seconds, verdict) => {
  expect(atMost("recovery", "s", seconds, { floor: 5, stretch: 2 }).verdict).toBe(verdict);
});

it("does not count a question that could not be asked as passed, nor as failed", () => {
  const figure = unasked("syncs", "strace is not installed");
  expect(wasSkipped(figure)).toBe(true);
  expect(holds(figure)).toBe(true);
  expect(figure.ours).toBe("strace is not installed");
});
