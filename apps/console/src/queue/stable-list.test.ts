import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settle } from "./stable-list.ts";

const nobody = (): boolean => false;
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 12 });
const urgent = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 5 });
const lists = fc.tuple(ids, ids, urgent);

describe("a list that nobody reads", () => {
  it("is always the latest", () => {
    expect(settle([1, 2, 3], [3, 4, 1], false, nobody)).toEqual({
      shown: [3, 4, 1],
      held: [],
      isOutOfOrder: false,
    });
  });
});

describe("a list that somebody reads", () => {
  it.each([
    ["holds back an arrival that would push rows down", [1, 2], [9, 1, 2], [1, 2], [9]],
    ["lets in an arrival at the very end", [1, 2], [1, 2, 9], [1, 2, 9], []],
    ["keeps the order that is shown", [1, 2, 3], [3, 2, 1], [1, 2, 3], []],
    ["drops a row that left", [1, 2, 3], [1, 3], [1, 3], []],
    ["keeps the order of several arrivals", [5], [8, 9, 5], [5], [8, 9]],
  ])("%s", (_name, shown, latest, expected, held) => {
    expect(settle(shown, latest, true, nobody)).toMatchObject({ shown: expected, held });
  });

  it("lets danger in at once, where it belongs", () => {
    const { shown, held } = settle([1, 2, 3], [8, 1, 9, 2, 3], true, (id) => id === 9);
    expect(shown).toEqual([1, 9, 2, 3]);
    expect(held).toEqual([8]);
  });

  it("says that the order changed, and only then", () => {
    expect(settle([1, 2], [2, 1], true, nobody).isOutOfOrder).toBe(true);
    expect(settle([1, 2], [9, 1, 2], true, nobody).isOutOfOrder).toBe(false);
  });

  it("never moves two rows past each other", () => {
    fc.assert(
      fc.property(lists, ([shown, latest, inDanger]) => {
        const after = settle(shown, latest, true, (id) => inDanger.includes(id)).shown;
        const stayed = after.filter((id) => shown.includes(id));
        expect(stayed).toEqual(shown.filter((id) => latest.includes(id)));
      }),
      { numRuns: rounds(500) },
    );
  });

  it("loses nobody and shows nobody twice: what is not shown is held back", () => {
    fc.assert(
      fc.property(lists, ([shown, latest, inDanger]) => {
        const after = settle(shown, latest, true, (id) => inDanger.includes(id));
        expect([...after.shown, ...after.held].toSorted((a, b) => a - b)).toEqual(
          latest.toSorted((a, b) => a - b),
        );
      }),
      { numRuns: rounds(500) },
    );
  });

  it("never holds danger back", () => {
    fc.assert(
      fc.property(lists, ([shown, latest, inDanger]) => {
        const { held } = settle(shown, latest, true, (id) => inDanger.includes(id));
        expect(held.filter((id) => inDanger.includes(id))).toEqual([]);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("changes nothing when it is settled again", () => {
    fc.assert(
      fc.property(lists, ([shown, latest, inDanger]) => {
        const isUrgent = (id: number): boolean => inDanger.includes(id);
        const once = settle(shown, latest, true, isUrgent);
        expect(settle(once.shown, latest, true, isUrgent)).toEqual(once);
      }),
      { numRuns: rounds(300) },
    );
  });
});
