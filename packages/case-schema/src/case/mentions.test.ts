import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PersonId } from "../ids.ts";
import { newCasePerson } from "./case-person.ts";
import { tracesOf } from "./case-traces.ts";
import { mentionsIn, namesOf } from "./mentions.ts";

const forms = (text: string): readonly string[] => mentionsIn(text).map(({ form }) => form);
const words = (text: string): readonly string[] => mentionsIn(text).map(({ written }) => written);

describe("what in a text could be of somebody", () => {
  it("[CR18] is each word of a name, however it is written", () => {
    expect(namesOf({ name: "Inés  O'Néill-Vega", calledName: "Ines" })).toEqual([
      "name:ines",
      "name:neill",
      "name:vega",
    ]);
    for (const text of ["INES is safe", "Tell Inés.", "(ines)", "Ine\u0301s"])
      expect(forms(text)).toContain("name:ines");
    expect(forms("pines")).not.toContain("name:ines");
    expect(namesOf({ name: null, calledName: null })).toEqual([]);
    expect(namesOf({ name: "A. 7 B", calledName: null })).toEqual([]);
  });

  it("[CR18] is an address in the form in which addresses of people are compared, with what stands around it left out", () => {
    const { address } = tracesOf({
      ...newCasePerson(PersonId.parse("00000000-0000-4000-8000-000000000001")),
      telephones: ["+1 555 010 0100"],
      mailAddresses: ["wren@example.org"],
    });
    expect(forms("Ring +1 (555) 010-0100, or write to Wren@Example.org.")).toEqual(
      expect.arrayContaining([...address]),
    );
    expect(forms("Ring 0015550100100!")).toContain("number:+15550100100");
    // Whose a number without its country is, nobody can tell.
    expect(forms("Ring 555 010 0100").filter((form) => form.startsWith("number:"))).toEqual([]);
  });

  it("[CR18] is told once, in the words of whoever wrote it", () => {
    expect(words("Ana and ANA, ana")).toEqual(["Ana", "and"]);
  });

  it("[CR18] finds every name that stands in a text by itself", () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{2,20}$/);
    const beside = fc.stringMatching(/^[ .,!?0-9\n-]{1,10}$/);
    fc.assert(
      fc.property(name, beside, beside, (called, before, after) => {
        const there = new Set(forms(`word${before}${called}${after}word`));
        for (const form of namesOf({ name: called, calledName: null })) expect(there).toContain(form);
      }),
    );
  });
});
