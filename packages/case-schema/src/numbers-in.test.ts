import { expect, it } from "vitest";
import { digitsOf, numbersIn } from "./numbers-in.ts";

it.each<[string, readonly string[]]>([
  ["intake +1 (555) 010-0123, room 12", ["+1 (555) 010-0123"]],
  ["24/7 555 010 0123", ["555 010 0123"]],
  ["555-010-0123 / 555-010-0199", ["555-010-0123", "555-010-0199"]],
  ["555 010 0123\n555 010 0199; 0555/0100177", ["555 010 0123", "555 010 0199", "0555/0100177"]],
  ["+44 (0)20 7946 0000", ["+44 20 7946 0000"]],
  ["room 12, ext. 4500", []],
  ["0000123456", []],
  ["", []],
])("the numbers in %j are %j", (written, numbers) => {
  expect(numbersIn(written)).toEqual(numbers);
});

it("a number is its digits, without what is dialled before it at home", () => {
  expect(["+1 (555) 010-0123", "0555/0100123"].map(digitsOf)).toEqual(["15550100123", "5550100123"]);
});
