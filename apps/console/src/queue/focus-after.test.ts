import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { focusAfter } from "./focus-after.ts";

describe("where the focus belongs after the list changed", () => {
  it.each([
    ["on the same row while it is there", [1, 2, 3], [3, 2, 1], 2, 2],
    ["on the row at the same index when its row left", [1, 2, 3], [1, 3], 2, 3],
    ["on the row before when the last one left", [1, 2, 3], [1, 2], 3, 2],
    ["on the next one that is left when several went", [1, 2, 3, 4], [1, 4], 2, 4],
    ["on the first row when everything was exchanged", [1, 2], [8, 9], 1, 8],
    ["nowhere when nothing is left", [1], [], 1, null],
    ["nowhere when it was nowhere", [1, 2], [1, 2], null, null],
  ])("%s", (_name, before, after, focused, expected) => {
    expect(focusAfter<number>(before, after, focused)).toBe(expected);
  });

  it("is always a row of the list, unless there is none", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { maxLength: 10 });
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 1, max: 15 }), (before, after, focused) => {
        const now = focusAfter(before, after, focused);
        expect(after.length === 0 ? now === null : after.some((id) => id === now)).toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });
});
