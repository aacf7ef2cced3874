import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areToldApart, codeWordCandidates, codeWordForm, FORM_LENGTH_MAX } from "./code-word-form.ts";
import { keywordTexts } from "./keyword-of.ts";
import { LOOK_ALIKES } from "./look-alikes.ts";

const TAKEN = keywordTexts(DEFAULT_KEYWORDS);
const formOf = (text: string): string => {
  const form = codeWordForm(text, TAKEN);
  return form.ok ? form.form : `(${form.problem})`;
};
const isHeard = (word: string, message: string): boolean =>
  codeWordCandidates(message).includes(formOf(word));

describe("the one form of a code word", () => {
  it.each([
    ["case", "Pineapple", "PINEAPPLE"],
    ["accents", "cafe con lena", "Café con leña"],
    ["accents that stand apart", "café", "cafe\u0301"],
    ["spaces", "blue bird", "bluebird"],
    ["marks between", "blue-bird!", "blue, bird..."],
    ["an apostrophe, whichever", "d'accord", "d’accord"],
    ["wide letters", "ｂｌｕｅ", "blue"],
    ["letters that show nothing", "bl\u200Bu\u00ADe", "blue"],
    ["letters in one", "cœur", "coeur"],
    ["a sharp s", "straße", "STRASSE"],
    ["a dotless i", "kırmızı", "kirmizi"],
    ["a capital I with its dot", "İstanbul", "istanbul"],
    ["letters of another alphabet that look the same", "сосо", "coco"],
    ["both forms of one Greek letter", "σάσος", "ΣΑΣΟΣ"],
    ["digits of another alphabet", "room ٤٢", "room 42"],
    ["optional vowel signs", "سَلام", "سلام"],
    ["the colour of a picture", "👍🏽", "👍"],
    ["how a picture is drawn", "❤️", "❤"],
    ["digits in boxes", "7️⃣77", "777"],
  ])("[CP41] makes no difference of %s", (_name, one, other) => {
    expect(formOf(one)).toBe(formOf(other));
    expect(formOf(one)).not.toMatch(/^\(/);
  });

  it.each([
    ["letters", "bluebird", "bluebirds"],
    ["digits", "room 42", "room 43"],
    ["pictures", "🌻", "🌹"],
    ["their order", "blue bird", "bird blue"],
    ["flags", "🇲🇽", "🇨🇦"],
  ])("[CP41] makes a difference of %s", (_name, one, other) => {
    expect(formOf(one)).not.toBe(formOf(other));
  });

  it("[CP41] is its own form, and holds no letter that looks like another", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30, size: "medium" }), (text) => {
        const form = formOf(text);
        fc.pre(!form.startsWith("("));
        expect(formOf(form)).toBe(form);
        expect([...LOOK_ALIKES.keys()].some((letter) => form.includes(letter))).toBe(false);
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[CP41] gives every look-alike plain letters, none of which looks like another", () => {
    expect(LOOK_ALIKES.size).toBe(9 + 20 + 12);
    for (const [letter, plain] of LOOK_ALIKES) {
      expect(plain).not.toBe(letter);
      expect(Array.from(plain).some((each) => LOOK_ALIKES.has(each))).toBe(false);
    }
  });

  it.each([
    ["ok", "too_short"],
    ["", "too_short"],
    ["!!", "too_short"],
    ["STOP", "has_a_meaning"],
    ["s t o p", "has_a_meaning"],
    ["Help", "has_a_meaning"],
    ["yes", "has_a_meaning"],
    ["one two three four five six seven eight nine ten eleven twelve thirteen", "too_long"],
    ["x".repeat(FORM_LENGTH_MAX + 1), "too_long"],
  ])("[CP42] %j cannot be one: %s", (text, problem) => {
    expect(codeWordForm(text, TAKEN)).toEqual({ ok: false, problem });
  });

  it("[CP42] one picture can be one, so can two letters that are a word each, and so can forty letters", () => {
    for (const text of ["🌻", "🇲🇽", "菠萝"]) expect(codeWordForm(text, TAKEN).ok).toBe(true);
    expect(codeWordForm("萝", TAKEN).ok).toBe(false);
    expect(codeWordForm("x".repeat(FORM_LENGTH_MAX), TAKEN).ok).toBe(true);
  });

  it.each([
    ["blue bird", "pineapple", true],
    ["blue bird", "my blue bird", false],
    ["my blue bird", "BLUEBIRD", false],
    ["Café", "cafe", false],
    ["bird", "birds", true],
  ])("[CP42] %j and %j can be the two of one person: %s", (one, other, expected) => {
    expect(areToldApart(one, other)).toBe(expected);
    expect(areToldApart(other, one)).toBe(expected);
  });
});

describe("a code word in a message", () => {
  it.each([
    ["alone", "pineapple", "Pineapple"],
    ["in a sentence", "pineapple", "can you bring the PINEAPPLE, please?"],
    ["with a picture stuck to it", "pineapple", "pineapple🍍🍍"],
    ["of several words", "blue bird", "saw a Blue  bird today"],
    ["of several words as one", "blue bird", "the bluebird sang"],
    ["of one word as several", "bluebird", "the blue-bird sang"],
    ["over the end of a line", "blue bird", "blue\nbird"],
    ["a picture among others", "🌻", "ok 🙂🌻🙂"],
    ["a flag among others", "🇲🇽", "🇨🇦🇲🇽"],
    ["letter by letter", "mango", "m a n g o"],
    ["in a script without spaces", "菠萝", "我没有菠萝了"],
    ["an accent left out", "piñata", "la pinata"],
  ])("[CP43] is heard %s", (_name, word, message) => {
    expect(isHeard(word, message)).toBe(true);
  });

  it.each([
    ["a part of another word", "pine", "pineapple"],
    ["words that are not in a row", "blue bird", "blue is the bird"],
    ["nothing like it", "pineapple", "I cannot talk now"],
    ["nothing", "pineapple", ""],
  ])("[CP43] is not heard in %s", (_name, word, message) => {
    expect(isHeard(word, message)).toBe(false);
  });

  it("[CP43] is heard whatever words stand around it", () => {
    const word = fc.constantFrom("pineapple", "blue bird", "🌻", "café con leche", "Straße 12");
    const around = fc.string({ unit: "grapheme", maxLength: 60, size: "medium" });
    fc.assert(
      fc.property(around, word, around, (before, said, rest) => {
        expect(isHeard(said, `${before} ${said.toUpperCase()} ${rest}`)).toBe(true);
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[CP43] asks for few hashes of a text, and for not many of a long letter", () => {
    expect(codeWordCandidates("can you talk now")).toHaveLength(10);
    const letter = Array.from({ length: 4000 }, (_, n) => `w${n}`).join(" ");
    expect(codeWordCandidates(letter).length).toBeLessThanOrEqual(4000 * 12);
  });
});
