import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveByKey, withPinned } from "./moves.ts";

describe("a key in the list", () => {
  it.each([
    ["ArrowDown", 4, 5],
    ["ArrowUp", 4, 3],
    ["Home", 4, 0],
    ["End", 4, 9],
    ["PageDown", 1, 4],
    ["PageUp", 8, 5],
    ["ArrowDown", 9, 9],
    ["ArrowUp", 0, 0],
    ["PageUp", 1, 0],
  ])("%s goes from row %i to row %i of ten", (key, from, to) => {
    expect(moveByKey(key, from, 10, 4)).toBe(to);
  });

  it.each(["a", "j", "Enter", "Tab", "c", " "])("%s moves nothing", (key) => {
    expect(moveByKey(key, 4, 10, 4)).toBeNull();
  });

  it("stays where it is in an empty list", () => {
    expect(moveByKey("End", 0, 0, 4)).toBeNull();
  });

  it("always moves by at least one row with the page keys, however small the screen", () => {
    expect(moveByKey("PageDown", 0, 10, 0)).toBe(1);
  });
});

describe("the rows in the document", () => {
  it("are those in view, and the one with the focus, and the one that will get it", () => {
    const index = fc.integer({ min: -1, max: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 29 })), index, index, (inView, focused, next) => {
        const rows = withPinned(inView, [focused, next], 30);
        const wanted = [...inView, focused, next].filter((row) => row >= 0 && row < 30);
        expect(rows).toEqual([...new Set(wanted)].toSorted((a, b) => a - b));
      }),
      { numRuns: rounds(300) },
    );
  });
});
