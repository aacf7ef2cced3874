import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whisper } from "./beside.fixture.ts";
import { knownBy, LISTED, withEarlier, withListed, type KnownWhispers } from "./known-whispers.ts";

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), {
  minLength: 1,
  maxLength: 90,
  size: "medium",
});
const many = (given: readonly number[], facts = {}) => given.map((number) => whisper(number, facts));
const idOf = (number: number) => whisper(number).id;
const idsOf = ({ whispers }: KnownWhispers) => whispers.map(({ id }) => id);
const inOrder = (...given: readonly (readonly number[])[]) =>
  [...new Set(given.flat())].toSorted((one, other) => one - other).map(idOf);
const hundred = (from: number) => many(Array.from({ length: LISTED }, (_none, nth) => from + nth));

describe("what is known of a contact's whispers", () => {
  it("[DB698] is each once, in its turn, whatever slid out of what is listed meanwhile", () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (before, earlier, listed) => {
        const more = withEarlier(knownBy(many(before)), idOf(before[0]!), many(earlier));
        expect(idsOf(more)).toEqual(inOrder(before, earlier));
        expect(idsOf(withListed(more, many(listed)))).toEqual(inOrder(before, earlier, listed));
      }),
    );
  });

  it("ends with the leave to read it", () => {
    expect(withListed(knownBy(hundred(1)), [])).toEqual({ whispers: [], before: "all" });
  });

  it("goes back to the first of all by hundreds, and says whether there may be more, or that it is not known", () => {
    const first = knownBy(hundred(201));
    expect(first.before).toBe("more");
    expect(withEarlier(first, idOf(201), null)).toEqual({ ...first, before: "failed" });
    const second = withEarlier(first, idOf(201), hundred(101));
    expect([second.whispers.length, second.before]).toEqual([200, "more"]);
    expect(withEarlier(second, idOf(101), many([99, 100])).before).toBe("all");
    expect(withListed(second, many([300, 301])).before).toBe("more");
  });

  it("is what is listed alone where so many came that some may be missing between, also if what came before is told after that", () => {
    const known = knownBy(many([1, 2]));
    const now = withListed(known, hundred(200));
    expect(now).toEqual({ whispers: hundred(200), before: "more" });
    expect(withEarlier(now, idOf(1), [])).toBe(now);
    expect(withEarlier(now, idOf(1), null)).toBe(now);
    expect(withListed(knownBy(many([1, 200])), hundred(200)).whispers).toHaveLength(LISTED + 1);
  });

  it("is as it was told last", () => {
    const known = withListed(knownBy(many([1, 2], { isNew: true })), many([2, 3]));
    expect(known.whispers.map(({ isNew }) => isNew)).toEqual([true, false, false]);
    const more = withEarlier(known, idOf(1), many([1, 2, 3], { isNew: true }));
    expect(more.whispers.map(({ isNew }) => isNew)).toEqual([true, false, false]);
  });
});
