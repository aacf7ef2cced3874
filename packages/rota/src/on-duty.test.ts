import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapsOf, whoIsOn } from "./on-duty.ts";
import { DUTIES, type Shift } from "./shift.ts";

const lead = (who: string, from: number, until: number): Shift => ({ duty: "lead", who, from, until });

const someShifts = fc.array(
  fc
    .record({
      duty: fc.constantFrom(...DUTIES),
      who: fc.constantFrom("lee", "ada", "marta"),
      from: fc.integer({ min: -5, max: 30 }),
      length: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ length, ...shift }): Shift => ({ ...shift, until: shift.from + length })),
  { maxLength: 12 },
);

describe("who is on", () => {
  it("[RO1] is whoever's shift has begun and is not over, and nobody else", () => {
    const shifts = [
      lead("lee", 0, 10),
      lead("ada", 5, 15),
      { ...lead("cam", 0, 10), duty: "counsel" as const },
    ];
    expect([-1, 0, 5, 9, 10, 14, 15].map((at) => whoIsOn(shifts, "lead", at))).toEqual([
      [],
      ["lee"],
      ["lee", "ada"],
      ["lee", "ada"],
      ["ada"],
      ["ada"],
      [],
    ]);
  });

  it("[RO1] names nobody twice", () => {
    expect(whoIsOn([lead("lee", 0, 9), lead("lee", 1, 5)], "lead", 2)).toEqual(["lee"]);
  });
});

describe("when nobody is", () => {
  it.each<[string, readonly Shift[], readonly (readonly [number, number])[]]>([
    ["always, where there is no shift", [], [[0, 20]]],
    ["never, where one follows another at once", [lead("lee", -5, 10), lead("ada", 10, 25)], []],
    [
      "before, between and after",
      [lead("lee", 2, 5), lead("ada", 8, 12)],
      [
        [0, 2],
        [5, 8],
        [12, 20],
      ],
    ],
    [
      "only outside of a long one that holds a short one",
      [lead("lee", 1, 19), lead("ada", 3, 4)],
      [
        [0, 1],
        [19, 20],
      ],
    ],
    ["whatever is on before and after", [lead("lee", -9, -1), lead("ada", 30, 40)], [[0, 20]]],
  ])("[RO2] is %s", (_name, shifts, gaps) => {
    expect(gapsOf(shifts, "lead", { from: 0, until: 20 })).toEqual(
      gaps.map(([from, until]) => ({ from, until })),
    );
  });

  it("[RO1] [RO2] is exactly when nobody is named, in whatever order the shifts stand", () => {
    fc.assert(
      fc.property(someShifts, fc.constantFrom(...DUTIES), (shifts, duty) => {
        const gaps = gapsOf(shifts, duty, { from: 0, until: 25 });
        for (let at = 0; at < 25; at += 1) {
          const isGap = gaps.some(({ from, until }) => from <= at && at < until);
          expect(isGap).toBe(whoIsOn(shifts, duty, at).length === 0);
        }
        expect(gapsOf(shifts.toReversed(), duty, { from: 0, until: 25 })).toEqual(gaps);
        for (const [index, { from, until }] of gaps.entries()) {
          expect(until).toBeGreaterThan(from);
          expect(gaps[index + 1]?.from ?? Infinity).toBeGreaterThan(until);
        }
      }),
      { numRuns: rounds(300) },
    );
  });
});
