import { describe, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { ageSaid } from "./age-said.ts";
import { exploiterCalled, personCalled } from "./called-words.ts";
import { caseData, casePart, INES, ROSA } from "./case.fixture.ts";
import { allParts, partToShow } from "./part-at.ts";
import { partWords } from "./part-words.ts";

speak("en");

const data = caseData({
  exploiters: [
    casePart("exploiter", uuid(5), { roles: ["recruiter"] }),
    casePart("exploiter", uuid(3), { name: "Vito" }),
    casePart("exploiter", uuid(4)),
  ],
  notes: [{ ...casePart("note", uuid(6)), madeAt: 0, madeBy: { id: uuid(1), name: "Dana" } }],
});

describe("the parts of a case", () => {
  it("are people first, then whoever is alleged, then notes, each by what it is called", () => {
    expect(allParts(data).map((at) => partWords(data, at))).toEqual([
      "Rosa",
      "Person 2, Witness",
      "Alleged exploiter 1, Recruits",
      "Alleged: Vito",
      "Alleged exploiter 3",
      "Note 1",
    ]);
  });

  it.each<[string, Parameters<typeof partToShow>, string | null]>([
    ["the one that was chosen", [data, { kind: "note", id: uuid(6) }, ROSA], uuid(6)],
    ["whoever speaks, before anything was chosen", [data, null, INES], INES],
    ["the first, where nobody is said to speak", [data, null, null], ROSA],
    ["whoever speaks, where the chosen one is gone", [data, { kind: "note", id: uuid(7) }, INES], INES],
    ["none, where there is none", [caseData({ persons: [] }), null, null], null],
  ])("show %s", (_which, given, id) => {
    expect(partToShow(...given)?.id ?? null).toBe(id);
  });

  it("are called somebody where they are not there", () => {
    expect([personCalled(data, uuid(8)), exploiterCalled(data, uuid(8))]).toEqual(["Somebody", "Somebody"]);
  });

  it("say how old somebody is as it stands there, and nothing where that cannot be read", () => {
    const strange = caseData({ persons: [casePart("person", ROSA, { age: "old", ageYears: "many" })] });
    expect(ageSaid(data, ROSA)).toEqual({ age: "adult", ageYears: null, bornOn: null });
    expect(ageSaid(strange, ROSA)).toEqual({ age: "unknown", ageYears: null, bornOn: null });
    expect(ageSaid(data, uuid(8))).toEqual({ age: "unknown", ageYears: null, bornOn: null });
  });
});
