import { expect, it } from "vitest";
import { slope } from "./slope.ts";

it.each([
  [[1, 2, 3, 4], 1],
  [[5, 5, 5], 0],
  [[4, 2], -2],
  [[0, 2, 1, 3], 0.8],
])("of %j is %d", (values, expected) => {
  expect(slope(values)).toBeCloseTo(expected, 10);
});

it.each([[[]], [[7]]])("of %j says nothing", (values) => {
  expect(slope(values)).toBeNaN();
});

it("is the same wherever the line begins, and turns round with it", () => {
  const sample = [3, 1, 4, 1, 5, 9, 2, 6];
  expect(slope(sample.map((value) => value + 1_000))).toBeCloseTo(slope(sample), 10);
  expect(slope(sample.toReversed())).toBeCloseTo(-slope(sample), 10);
});
