import { expect, it } from "vitest";
import { saysWhy, WHY_LENGTH_MOST } from "./says-why.ts";

it.each([
  ["Her sister calls.", "yes"],
  ["她的姐姐在车站", "yes"],
  ["Son frère est là", "yes"],
  ["emergency", "too_few"],
  ["", "too_few"],
  ["two words", "too_few"],
  // Marks alone are no words.
  [". . . . - - -", "too_few"],
  [`a b c ${"x".repeat(WHY_LENGTH_MOST - 6)}`, "yes"],
  [`a b c ${"x".repeat(WHY_LENGTH_MOST - 5)}`, "too_long"],
] as const)("[A86] of %j it is said: %s", (text, is) => {
  expect(saysWhy(text)).toBe(is);
});
