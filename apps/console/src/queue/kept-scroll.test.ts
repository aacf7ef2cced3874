import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptScroll } from "./kept-scroll.ts";

const heights = fc.constantFrom(32, 44, 56, 64, 88, 112);
const places = fc.record({ index: fc.nat(2_000), viewHeight: fc.integer({ min: 200, max: 1_200 }) });

describe("the place in a list whose rows change their height", () => {
  it.each([
    ["the top, with nobody in the list", { top: 0, viewHeight: 600, rowHeight: 44 }, 32, -1, 0],
    ["the top, with the first row focused", { top: 0, viewHeight: 600, rowHeight: 44 }, 56, 0, 0],
    ["the row at the top", { top: 440, viewHeight: 600, rowHeight: 44 }, 32, -1, 320],
    ["half of the row at the top", { top: 462, viewHeight: 600, rowHeight: 44 }, 32, -1, 336],
    ["the focused row, at its distance", { top: 440, viewHeight: 600, rowHeight: 44 }, 56, 12, 584],
    [
      "the row at the top, with the focus far away",
      { top: 440, viewHeight: 600, rowHeight: 44 },
      32,
      90,
      320,
    ],
  ])("is %s", (_name, before, next, focused, expected) => {
    expect(keptScroll(before, next, focused)).toBeCloseTo(expected);
  });

  it("shows the whole of the focused row that was in view, whatever the heights", () => {
    fc.assert(
      fc.property(
        heights,
        heights,
        places,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, to, place, part) => {
          const top = Math.max(0, place.index * from - part * (place.viewHeight - from));
          const before = { top, viewHeight: place.viewHeight, rowHeight: from };
          const distance = place.index * to - keptScroll(before, to, place.index);
          expect(distance).toBeGreaterThanOrEqual(-0.001);
          expect(distance).toBeLessThanOrEqual(place.viewHeight - to + 0.001);
        },
      ),
      { numRuns: rounds(300) },
    );
  });
});
