import { beforeAll, describe, expect, it } from "vitest";
import { caseData, casePart, ROSA } from "../case/case.fixture.ts";
import { factWords } from "./fact-words.ts";
import { speak } from "../text/language.ts";
import { packetWords } from "./packet-words.ts";

beforeAll(() => speak("en"));

const words = (lines: readonly object[]) => packetWords(JSON.stringify(lines), caseData(), "en");

describe("what went, as it is told", () => {
  it("names people by their number in it, and codes by what they mean", () => {
    expect(
      words([
        { part: "person", of: 1, field: "calledName", value: "Rosa" },
        { part: "person", of: 2, field: "methodsOfControl", value: "debt_bondage" },
        { part: "person", of: 2, field: "injuries", value: "a cut on one hand" },
        { part: "exploiter", of: 1, field: "name", value: "Vito" },
        { part: "note", of: 1, field: "text", value: "They sleep in one trailer." },
      ]),
    ).toEqual([
      "Person 1. What they want to be called: Rosa",
      "Person 2. Method of control: Debt bondage",
      "Person 2. Injuries: a cut on one hand",
      "Alleged exploiter 1. Name: Vito",
      "Note 1. Words: They sleep in one trailer.",
    ]);
  });

  it("says for whom somebody speaks by numbers alone", () => {
    const [line] =
      words([
        {
          part: "person",
          of: 1,
          field: "represents",
          value: { as: "attorney", proof: "signed", whom: [2, 3] },
        },
      ]) ?? [];
    expect(line).toContain("of Person 2, Person 3");
  });

  it("is not guessed at where it cannot be read", () => {
    expect(words([{ part: "person", of: "one" }])).toBeNull();
    expect(packetWords("not JSON", caseData(), "en")).toBeNull();
  });

  it("shows one entry of a list where one is chosen", () => {
    const data = caseData({
      persons: [casePart("person", ROSA, { methodsOfControl: ["debt_bondage", "withholds_documents"] })],
    });
    const at = (nth: number) =>
      factWords(data, { part: "person", id: ROSA, field: "methodsOfControl", at: nth }, "en");
    expect([at(0), at(1)]).toEqual([
      "Method of control: Debt bondage",
      "Method of control: Withholds documents",
    ]);
  });
});
