import { describe, expect, it } from "vitest";
import { Keywords } from "./keywords.ts";
import { QuietWords } from "./quiet-words.ts";

const list = { language: "en", opt_out: ["STOP"], opt_in: ["START"], help: ["HELP"], yes: ["YES"] };
const keywords = { version: 1, lists: [list] };

describe("keywords", () => {
  it("are lists by language, of an edition", () => {
    expect(Keywords.parse(keywords)).toEqual(keywords);
    expect(Keywords.safeParse({ version: 0, lists: [] }).success).toBe(true);
  });

  it.each<[string, unknown]>([
    ["of no edition", { lists: [list] }],
    ["two lists of one language", { ...keywords, lists: [list, list] }],
    ["a word without a letter", { ...keywords, lists: [{ ...list, help: ["!!"] }] }],
    ["a word of one letter", { ...keywords, lists: [{ ...list, yes: ["Y"] }] }],
    ["a list that leaves out what it opts out by", { ...keywords, lists: [{ ...list, opt_out: undefined }] }],
  ])("are never %s", (_name, wrong) => {
    expect(Keywords.safeParse(wrong).success).toBe(false);
  });
});

describe("quiet words", () => {
  const quiet = { entries: [{ id: "us", kind: "organisation", words: "Harbour" }], caseNumbers: ["HT-####"] };

  it("are words with what they would give away, and how case numbers look", () => {
    expect(QuietWords.parse(quiet)).toEqual(quiet);
  });

  it.each<[string, unknown]>([
    ["a word that says nothing", { ...quiet, entries: [{ id: "us", kind: "topic", words: "..." }] }],
    ["two of one name", { ...quiet, entries: [quiet.entries[0], quiet.entries[0]] }],
    ["a case number without digits", { ...quiet, caseNumbers: ["HT"] }],
    ["a case number of one digit", { ...quiet, caseNumbers: ["HT#"] }],
    ["a link to look for: all are", { ...quiet, entries: [{ id: "x", kind: "link", words: "x" }] }],
  ])("are never %s", (_name, wrong) => {
    expect(QuietWords.safeParse(wrong).success).toBe(false);
  });
});
