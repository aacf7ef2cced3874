import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whisper } from "./beside.fixture.ts";
import { LISTED, withEarlier, withListed } from "./known-whispers.ts";

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 300 }));
const many = (given: readonly number[], facts = {}) => given.map((number) => whisper(number, facts));
const idsOf = (whispers: readonly { readonly id: string }[]) => whispers.map(({ id }) => id);
const inOrder = (...given: readonly (readonly number[])[]) =>
  idsOf(many([...new Set(given.flat())].toSorted((one, other) => one - other)));

describe("what is known of a contact's whispers", () => {
  it("[DB698] is each once, in its turn, whatever slid out of what is listed meanwhile", () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (before, earlier, listed) => {
        const known = withListed([], many(before));
        const more = withEarlier(known, many(earlier));
        expect(idsOf(more)).toEqual(before.length === 0 ? [] : inOrder(before, earlier));
        const last = withListed(more, many(listed));
        expect(idsOf(last)).toEqual(
          listed.length === 0 ? [] : inOrder(idsOf(more).length === 0 ? [] : [...before, ...earlier], listed),
        );
      }),
    );
  });

  it("is what is listed alone where so many came that some may be missing between", () => {
    const listed = many(Array.from({ length: LISTED }, (_none, nth) => nth + 200));
    expect(withListed(many([1, 2]), listed)).toBe(listed);
    expect(withListed(many([1, 200]), listed)).toHaveLength(LISTED + 1);
  });

  it("is as it was told last", () => {
    const known = withListed(many([1, 2], { isNew: true }), many([2, 3]));
    expect(known.map(({ isNew }) => isNew)).toEqual([true, false, false]);
    expect(withEarlier(known, many([1, 2, 3], { isNew: true })).map(({ isNew }) => isNew)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
