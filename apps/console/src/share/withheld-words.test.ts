import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { whyWords } from "./held-words.ts";
import { obligationWords, withheldWords } from "./withheld-words.ts";

beforeAll(() => speak("en"));

// Every rule by which the table says no, or asks for a word (domain/consent-decision-table.json).
const NO = "A2 A3 A3b A8 B6 C1 C2 D1 D2 D3 D4 D10 D12 Z0".split(" ");
const ASKS = "A5 B2 B3 B5 B5b B8 B9 C3 C4 C5 C6 C7 D9 D11".split(" ");

describe("why something stays", () => {
  it("is said in words for every rule that says no, and for every one that asks for a word", () => {
    const said = [...NO, ...ASKS].map(withheldWords);
    expect(said.filter((words) => /^Rule |_/.test(words))).toEqual([]);
    // Nobody said yes: two rules, one reason.
    expect(new Set(said).size).toBe(said.length - 1);
  });

  it("never names a rule that is not known as if it were", () => {
    expect(withheldWords("X9")).toBe("Rule X9 asks for it.");
  });

  it("is that somebody may have demanded it, where the table says yes and a lead is asked", () => {
    expect(whyWords({ ruleId: "D5", whyHeld: "asked_of_us" })).toContain("whether it was asked of us");
    expect(whyWords({ ruleId: "C7", whyHeld: "rule" })).toContain("called back");
  });
});

describe("what is to be done beside it", () => {
  it("is said where people do it, and not where it is done by itself", () => {
    expect(obligationWords("tell_person_unless_unsafe")).toBe("Tell the person, unless that is unsafe.");
    expect([obligationWords("log"), obligationWords("redact_to_scope")]).toEqual([null, null]);
  });
});
