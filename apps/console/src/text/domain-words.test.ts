import {
  DangerReason,
  Disposition,
  Language,
  Medium,
  ReachWay,
  Role,
  SendState,
} from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import {
  dangerWords,
  dispositionWords,
  languageWords,
  mediumWords,
  reachWords,
  riskWords,
  roleWords,
  sendStateWords,
} from "./domain-words.ts";
import { speak } from "./language.ts";

// The table below already speaks.
speak("en");

describe("the words of the house", () => {
  it.each<[string, readonly string[]]>([
    ["media", Medium.options.map(mediumWords)],
    ["risks", [null, ...DangerReason.options].map(riskWords).slice(0, 2)],
    ["reasons of danger", DangerReason.options.map(dangerWords)],
    ["languages", Language.options.map(languageWords)],
    ["ways to be reached", ReachWay.options.map(reachWords)],
    ["roles", Role.options.map(roleWords)],
    ["send states", SendState.options.map(sendStateWords)],
    ["outcomes", Disposition.options.map(dispositionWords)],
  ])("tell all %s apart, each in words and not in code", (_name, words) => {
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => word === "" || /_/.test(word))).toEqual([]);
  });

  it("never call a message sent of which nobody knows", () => {
    expect(sendStateWords("unknown")).toBe("Not known whether sent");
  });
});
