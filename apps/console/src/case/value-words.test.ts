import { describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { caseData, INES, ROSA } from "./case.fixture.ts";
import { shapeOf } from "./field-shape.ts";
import { valueWords } from "./value-words.ts";

speak("en");

const words = (field: string, value: unknown): string =>
  valueWords(shapeOf("person", field), value, caseData(), "en");

describe("a value that is set beside another", () => {
  it.each<[string, unknown, string]>([
    ["name", null, "Nothing said"],
    ["roles", [], "Nothing said"],
    ["name", "Rosa Invented", "Rosa Invented"],
    ["ageYears", 19, "19"],
    ["hasContactedUs", true, "Yes"],
    ["needsInterpreter", false, "No"],
    ["telephones", ["one", "two"], "one\ntwo"],
    ["telephones", [{ key: "k", masked: "••••42" }, "two"], "••••42\ntwo"],
    ["age", "minor_suspected", "Perhaps a minor"],
    ["methodsOfControl", ["debt_bondage", "withholds_documents"], "Debt bondage, Withholds documents"],
    ["languages", ["spa"], "Spanish"],
    ["needs", [{ need: "legal", state: "met" }], "Legal help (met)"],
    ["isAt", { precision: "city", country: "US", region: null, city: "Reno" }, "Reno, United States"],
    ["children", { count: 2, ages: [3, 7] }, "2; years: 3, 7"],
    ["children", { count: null, ages: [] }, "not said how many"],
    [
      "injuries",
      { text: "A wrist", about: [INES], mayHold: ["health"] },
      "A wrist (also about: Person 2, Witness; may hold: Health)",
    ],
    ["represents", { as: "attorney", proof: "none", people: [ROSA] }, "Attorney of Rosa; shown: Nothing"],
  ])("of %s is in words: %j", (field, value, expected) => {
    expect(words(field, value)).toBe(expected);
  });

  it.each([
    ["name", { a: 1 }],
    ["needs", "legal"],
    ["isAt", { precision: "moon" }],
    ["children", 2],
    ["injuries", "a wrist"],
    ["roles", 7],
  ])("of %s that is none of its shape is not shown as something else: %j", (field, value) => {
    expect(words(field, value)).toBe("Something that cannot be shown here");
  });
});
