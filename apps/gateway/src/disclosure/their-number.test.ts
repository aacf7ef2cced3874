import { expect, it } from "vitest";
import { isTheirNumber } from "./their-number.ts";

it.each([
  ["+1 (555) 010-0123", "+15550100123", true],
  ["intake line 555 010 0123, at night +1 555 010 0199", "+15550100199", true],
  ["0555/0100123", "+495550100123", true],
  ["(555) 010-0123", "+15550100124", false],
  ["24/7 555 010 0123", "+15550100123", true],
  ["24/7 +1 555 010 0123", "2475550100123", false],
  ["555-010-0123 / 555-010-0199", "+15550100123", true],
  ["555-010-0123 / 555-010-0199", "55501001235550100199", false],
  ["555 010 0123\n555 010 0199", "+15550100123", true],
  ["+44 (0)20 7946 0000", "+442079460000", true],
  // No country has more than three digits.
  ["555-010-0123", "+3585550100123", true],
  ["555-010-0123", "13585550100123", false],
  // The end of a number is not the number.
  ["+1 555 010 0123", "0123", false],
  ["+1 555 010 0123", "100123", false],
  ["intake@harbour.example", "+15550100123", true],
  ["room 12, ext. 4500", "+15550100123", true],
  ["", "+15550100123", true],
])("[G296] knows of %s that %s is theirs: %s", (reach, number, is) => {
  expect(isTheirNumber(reach, number)).toBe(is);
});
