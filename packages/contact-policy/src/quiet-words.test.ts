import { QuietPlace, QuietWords } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quietWordsIn } from "./quiet-words.ts";

const LIST: QuietWords = QuietWords.parse({
  entries: [
    { id: "us", kind: "organisation", words: "Harbour Line" },
    { id: "hotline", kind: "topic", words: "hotline" },
    { id: "trata", kind: "topic", words: "trata de personas" },
    { id: "traite", kind: "topic", words: "traite" },
  ],
  caseNumbers: ["HT-####", "C/##.#"],
});
const found = (text: string): readonly (string | null)[] =>
  quietWordsIn([{ place: "text", text }], LIST).map(({ kind, entry }) => entry ?? kind);

describe("quiet words", () => {
  it.each<[string, readonly string[]]>([
    ["This is Harbour Line calling", ["us"]],
    ["HARBOUR   LINE", ["us"]],
    ["the ho\u200Btline", ["hotline"]],
    ["the ｈｏｔｌｉｎｅ", ["hotline"]],
    ["la TRATA de personas", ["trata"]],
    ["une traîte", ["traite"]],
    ["your file HT-0412 is open", ["case_number"]],
    ["ht-0412", ["case_number"]],
    ["C/12.3", ["case_number"]],
    ["see https://example.org/x", ["link"]],
    ["www.example.org", ["link"]],
    ["go to example.org now", ["link"]],
    ["example.org.", ["link"]],
    ["hotline example.org HT-0001", ["hotline", "link", "case_number"]],
  ])("[CP70] finds in %j %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    "I am in the harbour, in a line",
    "the hot line of cars",
    "hotlines",
    "HT-04123",
    "9HT-041",
    "C/1243",
    "ok.then",
    "Call me at 10.30.",
    "write to ana@example.org",
    "wait... here",
    "",
  ])("[CP70] finds nothing in %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("[CP70] looks at everything that leaves, and says where", () => {
    const leaving = QuietPlace.options.map((place) => ({ place, text: "hotline" }));
    expect(quietWordsIn(leaving, LIST).map(({ place }) => place)).toEqual([...QuietPlace.options]);
    expect(quietWordsIn([{ place: "file_name", text: "HT-0412.pdf" }], LIST)).toEqual([
      { place: "file_name", kind: "case_number", entry: null },
    ]);
  });

  it("[CP70] finds a word whatever stands around it, and never says what was written", () => {
    const around = fc.string({ maxLength: 40, size: "medium" });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const result = quietWordsIn([{ place: "text", text: `${before} hotline ${after}` }], LIST);
        expect(result).toContainEqual({ place: "text", kind: "topic", entry: "hotline" });
        const known = new Set([...LIST.entries.map(({ id }) => id), null]);
        expect(result.every(({ entry }) => known.has(entry))).toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });
});
