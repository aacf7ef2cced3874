import { Lane, laneNumber, type WordLists } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";

const lists: WordLists = [
  {
    id: "crisis-en",
    language: "en",
    entries: [
      { id: "gun", words: "gun", lane: "crisis" },
      { id: "kill", words: "kill me", lane: "life_threat" },
      { id: "cant", words: "can't leave", lane: "in_situation" },
    ],
  },
  {
    id: "crisis-es",
    language: "es",
    entries: [
      { id: "cuchillo", words: "tiene un cuchillo", lane: "crisis" },
      { id: "policia", words: "policía", lane: "tip" },
    ],
  },
  { id: "crisis-fr", language: "fr", entries: [{ id: "arme", words: "arme", lane: "crisis" }] },
];

describe("what the lists find", () => {
  it.each<[string, string, string | null]>([
    ["a word", "he has a gun", "gun"],
    ["a word with something in it that shows nothing", "he has a g\u00ADu\u200Bn", "gun"],
    ["a word in capitals", "HE HAS A GUN!", "gun"],
    ["a word at the end of a line", "gun\nplease", "gun"],
    ["a part of a word", "she is a gunner with guns", null],
    ["words in a row, over commas and lines", "he will kill,\n me", "kill"],
    ["words that are not in a row", "kill or help me", null],
    ["words with another apostrophe", "I can’t leave", "cant"],
    ["accents that nobody typed", "la policia", "policia"],
    ["accents typed as two characters", "la POLICI\u0301A", "policia"],
    ["words of several languages", "tiene un cuchillo", "cuchillo"],
    ["an article before it", "il a l'arme", "arme"],
    ["another word that sounds like it", "une larme", null],
    ["nothing", "", null],
  ])("[Q12] %s: %j", (_name, text, entry) => {
    expect(classify(text, lists)?.entry ?? null).toBe(entry);
  });

  it("[Q13] is the most pressing lane, and of two alike the earlier entry", () => {
    expect(classify("policia! gun! kill me", lists)).toEqual({
      lane: "life_threat",
      list: "crisis-en",
      entry: "kill",
    });
    expect(classify("arme, cuchillo, gun", lists)?.entry).toBe("gun");
  });

  it("[Q13] says nothing of the text, and never less for more of it", () => {
    const text = fc.array(
      fc.oneof(fc.constantFrom("gun", "kill", "me", "policía", "ARME", "x"), fc.string({ maxLength: 5 })),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const alone = classify(one.join(" "), lists);
        const both = classify(`${one.join(" ")} . ${other.join(" ")}`, lists);
        const [before, after] = [alone, both].map((found) =>
          found === null ? Lane.options.length : laneNumber(found.lane),
        );
        expect(after).toBeLessThanOrEqual(before ?? 0);
        const names = lists.flatMap(({ id: list, entries }) => entries.map(({ id }) => `${list} ${id}`));
        expect(both === null || names.includes(`${both.list} ${both.entry}`)).toBe(true);
      }),
      { numRuns: rounds(500) },
    );
  });
});
