import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packSeptets, WRITINGS } from "./planted.ts";
import { searchFor, type Found } from "./search.ts";

const wordsOf = (found: readonly Found[]): readonly string[] => [...new Set(found.map(({ word }) => word))];
const plainCodes = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** A word in letters whose code is the same in every alphabet of one byte, the telephone network's too. */
const plainWord = fc.string({
  unit: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789")),
  minLength: 8,
  maxLength: 20,
  size: "medium",
});
const anyWord = fc.oneof(
  plainWord,
  fc.string({
    unit: fc.constantFrom(...Array.from("aéßñ€🫂 '\"&<>/+=?"), "مر", "ok"),
    minLength: 8,
    maxLength: 20,
    size: "medium",
  }),
);
const noise = fc.string({ unit: "grapheme-ascii", maxLength: 30, size: "medium" });

describe("the search for words in bytes", () => {
  it.each(WRITINGS)("sees through $how, wherever the word stands", ({ write }) => {
    fc.assert(
      fc.property(noise, anyWord, noise, (before, word, after) => {
        expect(wordsOf(searchFor([word])(write(`${before}${word}${after}`)))).toEqual([word]);
      }),
      { numRuns: rounds(60) },
    );
  });

  it("sees through the telephone network's packing, wherever the word stands", () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), plainWord, fc.nat({ max: 20 }), (before, word, after) => {
        const text = plainCodes("x".repeat(before) + word + "y".repeat(after));
        expect(wordsOf(searchFor([word])(packSeptets(text)))).toEqual([word]);
      }),
      { numRuns: rounds(200) },
    );
  });

  it("knows the letters for which that alphabet has codes of its own", () => {
    // Ñ is 0x5D there, ¿ is 0x60, à is 0x7F, and € two codes.
    const codes = [...plainCodes("se"), 0x5d, ...plainCodes("orita "), 0x60, 0x7f, 0x1b, 0x65];
    expect(wordsOf(searchFor(["seÑorita ¿à€"])(Buffer.from(codes)))).toEqual(["seÑorita ¿à€"]);
    expect(wordsOf(searchFor(["seÑorita ¿à€"])(packSeptets(codes)))).toEqual(["seÑorita ¿à€"]);
  });

  it.each([
    ["with the plus", "to:+12025550123;"],
    ["without", "to=12025550123&"],
    ["as an address has it", "to=%2B12025550123"],
    ["as people of the country write it", "call (202) 555-0123 or"],
    ["in groups", "1-202-555-0123"],
    ["in groups of another kind", "+1 202.555.0123"],
    ["in base64", Buffer.from(" +12025550123 ").toString("base64")],
    ["in hexadecimal", Buffer.from("12025550123").toString("hex")],
  ])("finds a number %s, however it was given", (_, text) => {
    for (const number of ["+12025550123", "12025550123", "+1 202 555 0123", "(202) 555-0123"])
      expect(wordsOf(searchFor([number])(Buffer.from(text)))).toEqual([number]);
  });

  it("finds a number as the telephone network writes it, and in its packed alphabet", () => {
    const search = searchFor(["+12025550123"]);
    // As in an SMS-SUBMIT: the digits of each pair exchanged, the last pair filled up.
    expect(wordsOf(search(Buffer.from(`0b91${swapped("12025550123F")}04`, "hex")))).toEqual(["+12025550123"]);
    expect(wordsOf(search(packSeptets(plainCodes("from 12025550123 at"))))).toEqual(["+12025550123"]);
  });

  it("finds a page's and a database's escapes", () => {
    const search = searchFor(["Nadège & O'Hara <x>"]);
    expect(search(Buffer.from("<p>Nadège &amp; O&#39;Hara &lt;x&gt;</p>"))).toMatchObject([{ how: "HTML" }]);
    expect(search(Buffer.from("E'Nad\\303\\250ge & O'Hara <x>'"))).toMatchObject([{ how: "octal escapes" }]);
    expect(search(Buffer.from('"Nad\\u00e8ge & O\'Hara <x>"'))).toMatchObject([{ how: "JSON in ASCII" }]);
  });

  it("is silent about what is not there", () => {
    fc.assert(
      fc.property(plainWord, fc.uint8Array({ maxLength: 2000, size: "max" }), (word, bytes) => {
        fc.pre(!Buffer.from(bytes).toString("latin1").toLowerCase().includes(word.toLowerCase()));
        expect(searchFor([word])(bytes)).toEqual([]);
      }),
      { numRuns: rounds(200) },
    );
    expect(searchFor(["Quellibrand"])(Buffer.from("Quellibran d quelli-brand"))).toEqual([]);
  });

  it("finds each of many words, and says where the first of each form stands", () => {
    const words = Array.from({ length: 200 }, (_, nth) => `wesmoor-${nth}-tathlin`);
    const bytes = Buffer.from(words.join(" "));
    expect(wordsOf(searchFor(words)(bytes))).toEqual(words);
    expect(searchFor(["wesmoor-1-tathlin"])(bytes)).toEqual([
      { word: "wesmoor-1-tathlin", how: "UTF-8", at: bytes.indexOf("wesmoor-1-tathlin") },
    ]);
  });

  it("finds a word at the very beginning and the very end", () => {
    expect(searchFor(["edgeword"])(Buffer.from("edgeword"))).toHaveLength(1);
  });

  it("refuses a word that any file would hold", () => {
    expect(() => searchFor(["no"])).toThrow("too short");
  });
});

function swapped(digits: string): string {
  return digits.replaceAll(/(.)(.)/g, "$2$1");
}
