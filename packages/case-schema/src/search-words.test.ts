import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchWords } from "./search-words.ts";
import { STOP_WORDS } from "./stop-words.ts";

describe("the words by which a text is found", () => {
  it("[DB465] are without case and accents, each once, and without what is short or stands everywhere", () => {
    expect(searchWords("The Landlord's MOTEL, the motel; in Ávila — café 4b, room 217!")).toEqual(
      ["avila", "cafe", "landlord", "motel", "room", "217"].toSorted(),
    );
    expect(searchWords("Está con su niña en la estación")).toEqual(["estacion", "nina"]);
    expect(searchWords("Il était à l'hôtel")).toEqual(["hotel"]);
  });

  it("[DB465] are the same however a letter is put together, and in every script that parts its words", () => {
    expect(searchWords("Zo\u0065\u0308")).toEqual(searchWords("Zoë"));
    expect(searchWords("Москва")).toEqual(["москва"]);
    expect(searchWords("ＭＯＴＥＬ")).toEqual(["motel"]);
  });

  it("[DB465] are none of a text that has none", () => {
    expect(searchWords("")).toEqual([]);
    expect(searchWords("the and, for … a b c !!")).toEqual([]);
    expect(searchWords("x".repeat(65))).toEqual([]);
  });

  it("[DB465] are found again in themselves, and never more than are kept", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400, size: "max" }), (text) => {
        const words = searchWords(text);
        expect(searchWords(words.join(" "))).toEqual(words);
        expect(words).toEqual([...new Set(words)].toSorted());
      }),
    );
    const many = Array.from({ length: 5_000 }, (_, each) => `word${each}`).join(" ");
    expect(searchWords(many)).toHaveLength(2_000);
  });

  it("[DB465] leave out words in the very form in which they are compared", () => {
    for (const word of STOP_WORDS) expect(word).toMatch(/^[a-z]{3,}$/);
  });
});
