import { describe, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import type { FilingData } from "./filing-documents.ts";
import { cameProblemWords, cameWords, filedWords, notFiledWords, type NotFiled } from "./filing-words.ts";

speak("en");

const called = (id: string): string => ({ [uuid(1)]: "Rosa", [uuid(2)]: "Ines" })[id] ?? "Somebody";
const came = (facts: Partial<NonNullable<FilingData["came"]>>): FilingData["came"] => ({
  kind: "unknown",
  person: null,
  as: null,
  proof: null,
  people: [],
  ...facts,
});

describe("the words of filing a contact", () => {
  it("say for every refusal what it was, and tell them apart", () => {
    const kinds = ["overtaken", "people", "value", "full", "not_found", "unreachable", "signed_out"] as const;
    const whys: readonly NotFiled[] = [
      ...kinds.map((kind) => ({ kind })),
      { kind: "not_holder", holder: null },
      { kind: "not_holder", holder: "Marta" },
    ];
    const words = whys.map(notFiledWords);
    expect(new Set(words).size).toBe(words.length);
    expect(words.at(-1)).toContain("Marta has this contact");
  });

  it("say what was done, and what is missing", () => {
    expect(new Set((["new", "there", "out"] as const).map(filedWords)).size).toBe(3);
    expect(new Set((["who_speaks", "for_whom", "count"] as const).map(cameProblemWords)).size).toBe(3);
  });

  it.each<[FilingData["came"], string]>([
    [null, "Who speaks here is damaged."],
    [came({}), "Who speaks here is not said."],
    [came({ kind: "person", person: uuid(1) }), "Rosa speaks here."],
    [
      came({ kind: "representative", as: "attorney", proof: "said_so", people: [uuid(1)] }),
      "Attorney, for Rosa. Shown: They say so.",
    ],
    [
      came({
        kind: "representative",
        person: uuid(3),
        as: "guardian",
        proof: "written_authority",
        people: [uuid(1), uuid(2)],
      }),
      "Somebody, Guardian, for 2 people: Rosa, Ines. Shown: A written authority.",
    ],
  ])("say who speaks: %#", (facts, words) => {
    expect(cameWords(facts, called)).toBe(words);
  });
});
