import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asScrolled, placeOf, rowAt, rowInSight, type Frame } from "./held-place.ts";

const frames = fc.record<Frame>({
  top: fc.integer({ min: 0, max: 400 }),
  height: fc.integer({ min: 100, max: 1_200 }),
  rowHeight: fc.constantFrom(32, 44, 56),
});

/** Where a row stands on screen in a list that is scrolled so, with so much room above it. */
const topOf = (index: number, { scrollTop, room }: ReturnType<typeof asScrolled>, frame: Frame): number =>
  frame.top + room + index * frame.rowHeight - scrollTop;

describe("a row that is held in its place", () => {
  it("stands where it stood, whatever came and went above it and wherever the list is now", () => {
    fc.assert(
      fc.property(frames, frames, fc.nat(500), fc.nat(500), fc.nat(1_000), (before, after, was, is, down) => {
        const held = { index: was, top: before.top + (down % before.height) };
        const frame = { ...after, rowHeight: before.rowHeight };
        const drawn = asScrolled(placeOf({ ...held, index: is }, frame));
        expect(topOf(is, drawn, frame)).toBe(held.top);
        expect(drawn.scrollTop === 0 || drawn.room === 0).toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("is the one at the pointer, which needs no moving while nothing changes", () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: -300, max: 3_000 }), fc.nat(1_200), (frame, place, down) => {
        const y = frame.top + (down % frame.height);
        const row = rowAt(y, place, frame, 500);
        if (row === null) return;
        expect(row.top).toBeLessThanOrEqual(y);
        expect(row.top + frame.rowHeight).toBeGreaterThan(y);
        expect(placeOf(row, frame)).toBe(place);
      }),
      { numRuns: rounds(300) },
    );
  });

  const frame = { top: 100, height: 440, rowHeight: 44 };
  it.each([
    ["above the list", 99, 0, null],
    ["on the first row", 100, 0, { index: 0, top: 100 }],
    ["on the room above the first row", 120, -44, null],
    ["below the last row", 320, 0, null],
    ["below the list", 540, 0, null],
    ["on a row of a scrolled list", 100, 60, { index: 1, top: 84 }],
  ])("is found by a pointer %s", (_where, y, place, expected) => {
    expect(rowAt(y, place, frame, 5)).toEqual(expected);
  });

  it.each([
    ["none", -1, 0, null],
    ["the first", 0, 0, { index: 0, top: 100 }],
    ["one that begins above", 1, 80, { index: 1, top: 64 }],
    ["one above", 0, 44, null],
    ["one below", 10, 0, null],
  ])("is in sight or not: %s", (_which, index, place, expected) => {
    expect(rowInSight(index, place, frame)).toEqual(expected);
  });
});
