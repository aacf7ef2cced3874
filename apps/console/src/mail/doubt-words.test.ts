import { AutomaticKind, DoubtSign, PartlyReason } from "@holdfast/case-schema";
import { beforeAll, describe, expect, it } from "vitest";
import { speak, turnTo } from "../text/language.ts";
import { automaticWords } from "./automatic-words.ts";
import { partlyWords, signAdviceWords, signWords } from "./doubt-words.ts";

const LANGUAGES = ["en", "es", "fr"] as const;

describe.each(LANGUAGES)("in %s", (language) => {
  beforeAll(() => turnTo(language));

  it.each([
    ["ground to doubt who wrote", () => DoubtSign.options.map(signWords)],
    ["reason why something is not shown", () => PartlyReason.options.map(partlyWords)],
  ])("every %s is a sentence of its own", (_, say) => {
    const words = say();
    expect(new Set(words).size).toBe(words.length);
    for (const sentence of words) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  });

  it("every machine has a line of its own, and so has a report that is doubted", () => {
    const lines = [
      ...AutomaticKind.options.map((kind) => automaticWords(kind)),
      automaticWords("report", ["report_unproved"]),
    ];
    expect(new Set(lines).size).toBe(AutomaticKind.options.length + 1);
  });
});

it("an answer goes where the mail came from, whatever it asks for, and that is said where it asks for something else", () => {
  speak("en");
  expect(signAdviceWords(["spf_fail", "reply_elsewhere"])).toContain("goes to the address it came from");
  expect(signAdviceWords(["other_address", "reply_elsewhere"])).toContain("that this contact began with");
  expect(signAdviceWords(["spf_fail"])).not.toContain("goes to");
});

it("[EM38] a report that proves nothing is told as one that changed nothing, with what to do instead", () => {
  speak("en");
  expect(signWords("report_unproved")).toContain("The state of your answers was not changed.");
  expect(signAdviceWords(["envelope_mismatch", "report_unproved"])).toContain("reach them in another way");
});
