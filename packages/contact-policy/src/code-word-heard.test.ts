import { CodeWordHash } from "@holdfast/case-schema";
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codeWordCandidates, codeWordForm } from "./code-word-form.ts";
import { codeWordHeard, type AgreedWords } from "./code-word-heard.ts";

/** As a store would do it: under the house's key, and of one person alone. */
const hash = (form: string, person = "ana"): CodeWordHash =>
  CodeWordHash.parse(
    createHmac("sha256", "a key of this test").update(`${person} ${form}`).digest("base64url"),
  );
const hashOf = (word: string, person?: string): CodeWordHash => {
  const form = codeWordForm(word, []);
  return hash(form.ok ? form.form : "", person);
};
const hashesOf = (message: string): ReadonlySet<CodeWordHash> =>
  new Set(codeWordCandidates(message).map((each) => hash(each)));

const words: AgreedWords = { safe: hashOf("Sunflower"), danger: hashOf("blue bird") };
const earlier: AgreedWords = { safe: hashOf("teapot"), danger: hashOf("lantern") };

describe("a code word by its hash", () => {
  it.each([
    ["is the garden full of sunflowers? sunflower!", "safe"],
    ["I saw a bluebird", "danger"],
    ["SUNFLOWER... blue, bird", "danger"],
    ["I cannot talk", null],
    ["", null],
  ])("[CP40] [CP44] in %j is %s", (message, kind) => {
    expect(codeWordHeard(hashesOf(message), [words])?.kind ?? null).toBe(kind);
  });

  it("[CP40] is one person's: another's same word has another hash", () => {
    const others: AgreedWords = { safe: hashOf("Sunflower", "ben"), danger: null };
    expect(codeWordHeard(hashesOf("sunflower"), [others])).toBeNull();
  });

  it("[CP40] is none where none was agreed on", () => {
    expect(codeWordHeard(hashesOf("blue bird"), [])).toBeNull();
    expect(codeWordHeard(hashesOf("blue bird"), [{ ...words, danger: null }])).toBeNull();
  });

  it("[CP44] of several agreements is danger if one of them says so, and names the word that was said", () => {
    const both = [words, earlier];
    expect(codeWordHeard(hashesOf("sunflower, by lantern"), both)).toEqual({
      kind: "danger",
      hash: earlier.danger,
    });
    expect(codeWordHeard(hashesOf("a teapot"), both)).toEqual({ kind: "safe", hash: earlier.safe });
  });
});
