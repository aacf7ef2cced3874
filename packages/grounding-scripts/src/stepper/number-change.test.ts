import fc from "fast-check";
import { expect, it } from "vitest";
import { numberChange } from "./number-change.ts";

it.each([
  [9, 2, "fell_3_or_more"],
  [5, 2, "fell_3_or_more"],
  [5, 3, "fell_1_or_2"],
  [5, 4, "fell_1_or_2"],
  [5, 5, "same"],
  [5, 6, "rose_1_or_2"],
  [5, 7, "rose_1_or_2"],
  [5, 8, "rose_3_or_more"],
  [0, 10, "rose_3_or_more"],
  [null, 3, null],
  [3, null, null],
  [null, null, null],
] as const)("[GS48] from %s to %s is %s", (before, after, change) => {
  expect(numberChange(before, after)).toBe(change);
});

it("[GS48] a change is the opposite of the way back, and 0 is a number that was said", () => {
  const rating = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(rating, rating, (before, after) => {
      const there = numberChange(before, after);
      const back = numberChange(after, before);
      expect(there?.replace("fell", "rose")).toBe(back?.replace("fell", "rose"));
      expect(there === back).toBe(before === after);
    }),
  );
});
