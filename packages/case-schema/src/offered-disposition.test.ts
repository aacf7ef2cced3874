import { describe, expect, it } from "vitest";
import { ClosingFacts, type AskedFact } from "./asked-fact.ts";
import { closingProblem, OfferedDispositions } from "./offered-disposition.ts";
import type { Wording } from "./wording.ts";

const words = (en: string): Wording => ({ en, es: `${en}, es`, fr: `${en}, fr` });
const count: AskedFact = { kind: "count", id: "how_many", label: words("How many") };
const sure: AskedFact = { kind: "yes_no", id: "confirmed", label: words("Confirmed") };
const why: AskedFact = {
  kind: "choice",
  id: "reason",
  label: words("Why"),
  choices: [
    { id: "unsafe", label: words("Not safe") },
    { id: "other", label: words("Something else") },
  ],
};
const offered = [
  { id: "referral_given", label: words("Referred"), facts: [count, sure] },
  { id: "tip_not_sent", label: null, facts: [why] },
  { id: "silent", label: null, facts: [] },
] satisfies OfferedDispositions;

describe("the outcomes that are offered", () => {
  it("are some of the house's own, each once, with words in every language or the console's", () => {
    expect(OfferedDispositions.parse(offered)).toEqual(offered);
  });

  it.each<[string, unknown]>([
    ["none at all", []],
    ["one that nobody can count", [{ ...offered[2], id: "solved" }]],
    ["one twice", [offered[2], offered[2]]],
    ["one that is named in one language", [{ ...offered[2], label: { en: "Quiet" } }]],
    ["one with a name that shows nothing", [{ ...offered[2], label: words("Quiet"), extra: 1 }]],
    ["one with an empty name", [{ ...offered[2], label: { ...words("Quiet"), fr: " \u200B" } }]],
    ["one with a name of two lines", [{ ...offered[2], label: { ...words("Quiet"), fr: "a\nb" } }]],
    ["one that asks a thing twice", [{ ...offered[2], facts: [sure, sure] }]],
    ["one that asks for somebody's own words", [{ ...offered[2], facts: [{ ...sure, kind: "text" }] }]],
    ["one that asks under a name that is no code", [{ ...offered[2], facts: [{ ...sure, id: "His name" }] }]],
    ["one with a single choice", [{ ...offered[2], facts: [{ ...why, choices: [why.choices[0]] }] }]],
    [
      "one with a choice twice",
      [{ ...offered[2], facts: [{ ...why, choices: [why.choices[0], why.choices[0]] }] }],
    ],
  ])("are never %s", (_name, wrong) => {
    expect(OfferedDispositions.safeParse(wrong).success).toBe(false);
  });
});

describe("closing with an outcome", () => {
  it.each<[Parameters<typeof closingProblem>[1], ClosingFacts, ReturnType<typeof closingProblem>]>([
    ["referral_given", { how_many: 2, confirmed: false }, null],
    ["tip_not_sent", { reason: "unsafe" }, null],
    ["silent", {}, null],
    ["information", {}, "not_offered"],
    ["referral_given", { how_many: 2 }, "facts_wrong"],
    ["referral_given", { how_many: 0, confirmed: true }, "facts_wrong"],
    ["referral_given", { how_many: true, confirmed: 1 }, "facts_wrong"],
    ["referral_given", { how_many: 2, confirmed: true, reason: "unsafe" }, "facts_wrong"],
    ["tip_not_sent", { reason: "he_is_here" }, "facts_wrong"],
    ["silent", { confirmed: true }, "facts_wrong"],
  ])("%s and %j: %s", (disposition, facts, problem) => {
    expect(closingProblem(offered, disposition, facts)).toBe(problem);
  });

  it.each<[string, unknown]>([
    ["words", { reason: "He is here" }],
    ["a number that is none", { how_many: 1.5 }],
    ["a number out of bounds", { how_many: 10_000 }],
    ["something in pieces", { how_many: [1] }],
    ["a name that is no code", { "His name": true }],
  ])("takes no %s for a fact", (_name, wrong) => {
    expect(ClosingFacts.safeParse(wrong).success).toBe(false);
  });
});
