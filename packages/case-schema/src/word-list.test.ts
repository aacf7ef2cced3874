import { describe, expect, it } from "vitest";
import { WordLists } from "./word-list.ts";

const entry = { id: "one", words: "a gun", lane: "crisis" };
const list = { id: "crisis-en", language: "en", entries: [entry] };

describe("word lists", () => {
  it("are named, in a language, with entries that are named", () => {
    expect(WordLists.safeParse([list]).success).toBe(true);
    expect(WordLists.safeParse([]).success).toBe(true);
  });

  it.each([
    ["two lists of one name", [list, list]],
    ["two entries of one name", [{ ...list, entries: [entry, entry] }]],
    ["an entry of one letter", [{ ...list, entries: [{ ...entry, words: "a " }] }]],
    ["an entry of one letter and a mark", [{ ...list, entries: [{ ...entry, words: "a!" }] }]],
    ["an entry of one letter and nothing to see", [{ ...list, entries: [{ ...entry, words: "a\u200B" }] }]],
    ["an entry that no database holds", [{ ...list, entries: [{ ...entry, words: "a gun\0" }] }]],
    ["an entry without a letter", [{ ...list, entries: [{ ...entry, words: "!!!" }] }]],
    ["a name that could be somebody's words", [{ ...list, id: "He has a gun" }]],
    ["a lane that nobody knows", [{ ...list, entries: [{ ...entry, lane: "urgent" }] }]],
    ["a language that nobody is served in", [{ ...list, language: "de" }]],
  ])("are never %s", (_name, wrong) => {
    expect(WordLists.safeParse(wrong).success).toBe(false);
  });
});
