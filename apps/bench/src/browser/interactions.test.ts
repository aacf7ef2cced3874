import { expect, it } from "vitest";
import { quantile } from "./interactions.ts";

it.each([
  [[3, 1, 2], 0.5, 2],
  [[3, 1, 2], 0.98, 3],
  [[5], 0.98, 5],
  [Array.from({ length: 100 }, (_, nth) => nth + 1), 0.98, 98],
])("of %j the share %d stays at or below %d", (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});

it("of nothing says nothing", () => {
  expect(quantile([], 0.5)).toBeNaN();
});
