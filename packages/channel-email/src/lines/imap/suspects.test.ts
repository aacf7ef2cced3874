import { expect, it } from "vitest";
import { suspects } from "./suspects.ts";

const broken = async (): Promise<never> => {
  throw new Error("the line broke");
};
const isBroken = (): boolean => true;

it("[EM100] suspects all that were asked for when lines broke, and acquits whoever was handed out since", async () => {
  const known = suspects();
  const ask = (uids: readonly number[], how: () => Promise<unknown>, judge = isBroken) =>
    known.during(uids, how, judge).catch(() => {});
  await ask([1, 2, 3], broken);
  expect(known.isSuspected(1)).toBe(false);
  await ask([1, 2, 3], broken);
  expect([1, 2, 3, 4].map(known.isSuspected)).toEqual([true, true, true, false]);
  await ask([1], async () => "words");
  await ask([2], broken);
  expect([1, 2, 3].map(known.isSuspected)).toEqual([false, true, true]);
  expect(known.isGuilty(2)).toBe(false);
  await ask([2], broken);
  expect([1, 2, 3].map(known.isGuilty)).toEqual([false, true, false]);
  // An answer that is no is an answer.
  await ask([2], broken, () => false);
  expect(known.isSuspected(2)).toBe(false);
});

it("[EM100] gives what was answered, and throws what went wrong", async () => {
  const known = suspects();
  expect(await known.during([1], async () => "words", isBroken)).toBe("words");
  await expect(known.during([1], broken, isBroken)).rejects.toThrow("the line broke");
});
