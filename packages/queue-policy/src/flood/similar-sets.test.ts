import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startDisjointSets } from "./disjoint-sets.ts";
import { numberWords } from "./number-words.ts";
import { jaccard, joinSimilar, sharedOf } from "./similar-sets.ts";

const someSet = fc
  .uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 10 })
  .map((set) => set.toSorted((one, other) => one - other));

describe("how alike two sets are", () => {
  it.each<[readonly number[], readonly number[], number]>([
    [[1, 2, 3], [1, 2, 3], 1],
    [[1, 2, 3], [2, 3, 4], 0.5],
    [[1, 2], [3, 4], 0],
    [[], [1], 0],
    [[], [], 0],
  ])("[Q80] is the share of what they have together: %j and %j", (one, other, alike) => {
    expect(jaccard(one, other)).toBe(alike);
    expect(jaccard(other, one)).toBe(alike);
  });

  it("[Q80] counts what both have", () => {
    fc.assert(
      fc.property(someSet, someSet, (one, other) => {
        expect(sharedOf(one, other)).toBe(one.filter((element) => other.includes(element)).length);
      }),
    );
  });
});

describe("joining what is alike", () => {
  it("[Q80] finds every pair that is, though it does not look at each", () => {
    fc.assert(
      fc.property(
        fc.array(someSet, { maxLength: 25, size: "medium" }),
        fc.constantFrom(0.3, 0.5, 0.7, 1),
        (sets, threshold) => {
          const found = new Set<string>();
          joinSimilar(sets, threshold, {
            headOf: (place) => place,
            join: (one, other) => void found.add([one, other].toSorted((a, b) => a - b).join(" ")),
          });
          const wanted = sets.flatMap((set, one) =>
            sets
              .slice(one + 1)
              .flatMap((other, rest) =>
                set.length > 0 && jaccard(set, other) >= threshold ? [`${one} ${one + 1 + rest}`] : [],
              ),
          );
          expect([...found].toSorted()).toEqual(wanted.toSorted());
        },
      ),
      { numRuns: rounds(400) },
    );
  });

  it("[Q80] [Q81] joins all that pairs join, though whoever belongs with somebody already is not asked again", () => {
    fc.assert(
      fc.property(
        fc.array(someSet, { maxLength: 25, size: "medium" }),
        fc.constantFrom(0.3, 0.5, 0.7),
        (sets, threshold) => {
          const [ours, every] = [startDisjointSets(sets.length), startDisjointSets(sets.length)];
          joinSimilar(sets, threshold, ours);
          for (const [one, set] of sets.entries())
            for (const [other, those] of sets.entries())
              if (set.length > 0 && jaccard(set, those) >= threshold) every.join(one, other);
          expect(ours.sets()).toEqual(every.sets());
        },
      ),
      { numRuns: rounds(400) },
    );
  });

  it("[Q81] comes to the same sets in whatever order pairs are joined", () => {
    const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14 });
    fc.assert(
      fc.property(
        pairs.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const [one, other] = [startDisjointSets(12), startDisjointSets(12)];
          for (const [first, second] of all) one.join(first, second);
          for (const [first, second] of shuffled) other.join(second, first);
          expect(other.sets()).toEqual(one.sets());
          for (const [first, second] of all) expect(one.headOf(first)).toBe(one.headOf(second));
          expect(
            one
              .sets()
              .flat()
              .toSorted((a, b) => a - b),
          ).toEqual(Array.from({ length: 12 }, (_none, n) => n));
        },
      ),
      { numRuns: rounds(200) },
    );
  });
});

describe("words as numbers", () => {
  it("[Q81] has the rarest lowest, whatever comes first", () => {
    const { sets, words } = numberWords([
      ["b", "a", "a"],
      ["b", "c"],
    ]);
    expect(words).toEqual(["a", "c", "b"]);
    expect(sets).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});
