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
    for (const text of ["INES is safe", "Tell Inés.", "(Ines)", "Ine\u0301s"])
      expect(forms(text)).toContain("name:ines");
    expect(forms("Pines")).not.toContain("name:ines");
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
    expect(words("Ana and ANA")).toEqual(["Ana"]);
  });

  it("[CR18] is no word that is written small where its letters have capitals, so that what many words are is nobody's name", () => {
    expect(namesOf({ name: "girl from the bar", calledName: "the one called Will" })).toEqual(["name:will"]);
    expect(words("will you, the girl from the bar, tell Will")).toEqual(["Will"]);
    expect(namesOf({ name: "مريم", calledName: "王芳" })).toEqual(["name:مريم", "name:王芳"]);
  });

  it.each(["a", "A", ".", "+", "0", "@", "a@", "@a.", "+0 "])(
    "[CR18] is found in one pass in 20,000 characters of %s",
    (of) => {
      const text = of.repeat(Math.ceil(20_000 / of.length));
      const began = performance.now();
      mentionsIn(text);
      // A gateway answers nobody else meanwhile. Looked at again from each character it was fourteen seconds.
      expect(performance.now() - began).toBeLessThan(1_000);
    },
  );

  it("[CR18] finds every name that stands in a text by itself", () => {
    const name = fc.stringMatching(/^[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ]{1,19}$/);
    const beside = fc.stringMatching(/^[ .,!?0-9\n-]{1,10}$/);
    fc.assert(
      fc.property(name, beside, beside, (called, before, after) => {
        const there = new Set(forms(`word${before}${called}${after}word`));
        for (const form of namesOf({ name: called, calledName: null })) expect(there).toContain(form);
      }),
    );
  });
});
