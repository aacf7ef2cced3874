import fc from "fast-check";
import { expect, it } from "vitest";
import { refusalBudget } from "./refusal-budget.ts";

it("[AU14] makes rows up to a number for each in a minute, counts what is more, and begins anew with the next", () => {
  const budget = refusalBudget<string>(2);
  expect([0, 1, 2, 59_999].map((at) => budget.take("dana", at))).toEqual([true, true, false, false]);
  expect(budget.take("ada", 5)).toBe(true);
  expect(budget.counted(59_999)).toEqual([]);
  expect(budget.take("dana", 60_000)).toBe(true);
  expect(budget.counted(60_000)).toEqual([{ who: "dana", count: 2 }]);
  expect(budget.counted(120_000)).toEqual([]);
});

it("[AU14] loses none: whatever comes when, rows and what is counted are as many as were refused, and rows are bounded", () => {
  const tries = fc.array(fc.record({ who: fc.constantFrom("a", "b", null), later: fc.nat(40_000) }), {
    maxLength: 200,
    size: "max",
  });
  fc.assert(
    fc.property(tries, fc.integer({ min: 1, max: 5 }), (all, most) => {
      const budget = refusalBudget<string | null>(most);
      let at = 0;
      let rows = 0;
      let counted = 0;
      const eachMinute = new Map<string, number>();
      for (const { who, later } of all) {
        at += later;
        if (budget.take(who, at)) {
          rows += 1;
          const key = `${who} ${Math.floor(at / 60_000)}`;
          eachMinute.set(key, (eachMinute.get(key) ?? 0) + 1);
        }
        for (const { count } of budget.counted(at)) counted += count;
      }
      for (const { count } of budget.counted(null)) counted += count;
      expect(rows + counted).toBe(all.length);
      expect(Math.max(0, ...eachMinute.values())).toBeLessThanOrEqual(most);
    }),
  );
});
