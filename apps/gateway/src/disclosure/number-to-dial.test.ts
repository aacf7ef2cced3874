import { expect, it } from "vitest";
import { numberToDial } from "./number-to-dial.ts";

it.each([
  ["intake +1 (555) 010-0123, room 12", "+15550100123"],
  ["555 010 0123; at night 555 010 0124", "5550100123"],
  ["intake@tern.example.org", null],
  ["ask for Jo", null],
  ["", null],
])("[G540] is the first number by which they were vetted, as it is dialled: %s", (reach, number) => {
  expect(numberToDial(reach)).toBe(number);
});
