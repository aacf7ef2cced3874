import { expect, it } from "vitest";
import { isCheckInDue } from "./check-in.ts";

it.each([
  [0, false],
  [2, false],
  [3, true],
  [7, true],
])("[Q46] after %i heavy contacts since it was last said a check-in is due: %s", (heavySince, isDue) => {
  expect(isCheckInDue(heavySince)).toBe(isDue);
});
