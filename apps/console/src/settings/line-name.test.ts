import { expect, it } from "vitest";
import { lineName, untaken } from "./line-name.ts";

it.each([
  ["Fairfield, Mill Lane", "fairfield-mill-lane"],
  ["  ¿Dónde está?  ", "donde-esta"],
  ["a-very-long-name-of-something-here", "a-very-long-name-of"],
  ["助", "entry"],
])("names %j by %j", (words, name) => {
  expect(lineName(words, 19, "entry")).toBe(name);
});

it("gives the same name once, and a number behind it after that", () => {
  const taken = new Set<string>();
  expect([1, 2, 3].map(() => untaken("fairfield", taken, 5))).toEqual(["fairfield", "fairf-2", "fairf-3"]);
});
