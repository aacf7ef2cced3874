import { CaseCame } from "@holdfast/case-schema/case";
import { describe, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { cameOf, NEW_PERSON, NOBODY_KNOWS, type CameDraft } from "./came-draft.ts";

function given(draft: Partial<CameDraft>) {
  let made = 500;
  return cameOf({ ...NOBODY_KNOWS, ...draft }, () => {
    made += 1;
    return uuid(made);
  });
}

describe("who speaks in a contact that is filed", () => {
  it.each<[string, Partial<CameDraft>, object, readonly string[]]>([
    ["nobody knows", {}, { kind: "unknown" }, []],
    ["a person of the case", { kind: "person", person: uuid(1) }, { kind: "person", person: uuid(1) }, []],
    [
      "somebody who is not in it yet",
      { kind: "person", person: NEW_PERSON },
      { kind: "person", person: uuid(501) },
      [uuid(501)],
    ],
    [
      "an attorney for one in it and two who are not yet, who is nobody of it",
      { kind: "representative", proof: "said_so", people: [uuid(1)], newCount: "2" },
      {
        kind: "representative",
        as: "attorney",
        proof: "said_so",
        people: [uuid(1), uuid(501), uuid(502)],
      },
      [uuid(501), uuid(502)],
    ],
    [
      "a representative who comes into it, too",
      { kind: "representative", as: "guardian", people: [uuid(1)], person: NEW_PERSON },
      { kind: "representative", as: "guardian", proof: "none", people: [uuid(1)], person: uuid(501) },
      [uuid(501)],
    ],
  ])("is told: %s", (_who, draft, came, newPeople) => {
    expect(given(draft)).toEqual({ kind: "given", came, newPeople });
    const whole = "as" in came ? { person: null, ...came } : came;
    expect(CaseCame.safeParse(whole).success).toBe(true);
  });

  it.each<[string, Partial<CameDraft>, string]>([
    ["themself, with nobody chosen", { kind: "person" }, "who_speaks"],
    ["a representative of nobody", { kind: "representative" }, "for_whom"],
    [
      "a representative of so many that it is no number",
      { kind: "representative", newCount: "some" },
      "count",
    ],
    ["of less than none", { kind: "representative", newCount: "-1" }, "count"],
    ["of more than a case can hold", { kind: "representative", newCount: "200" }, "count"],
  ])("is not told yet: %s", (_who, draft, because) => {
    expect(given(draft)).toEqual({ kind: "problem", because });
  });
});
