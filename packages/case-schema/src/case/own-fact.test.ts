import { expect, it } from "vitest";
import { PERSON_FIELDS } from "./case-person.ts";
import { isOwnFact, NOT_OWN } from "./own-fact.ts";

it("[DB432] is whatever is told of somebody, but not what they are to the case, nor what nobody has", () => {
  for (const field of Object.keys(PERSON_FIELDS))
    expect(isOwnFact(field, [null, "x"]), `of ${field}`).toBe(!NOT_OWN.some((name) => name === field));
  for (const field of ["owner", "toString", "__proto__", ""])
    expect(isOwnFact(field, []), `of ${field}`).toBe(false);
});

it("[DB432] is not what is about somebody else, before or after", () => {
  const words = (about: readonly string[]) => ({ text: "x", about, mayHold: ["health"] });
  expect(isOwnFact("injuries", [words([]), null])).toBe(true);
  expect(isOwnFact("injuries", [null, words(["somebody else"])])).toBe(false);
  expect(isOwnFact("injuries", [words(["somebody else"]), null])).toBe(false);
});
