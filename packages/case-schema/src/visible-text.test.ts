import { describe, expect, it } from "vitest";
import { asRead, hasVisibleText, hiddenCharacter, isLabel, isShownAsWritten } from "./visible-text.ts";

/** What shows nothing, each by its name in Unicode. */
const INVISIBLE = {
  SPACE: " ",
  "LINE FEED": "\n",
  "NO-BREAK SPACE": "\u00A0",
  "LINE SEPARATOR": "\u2028",
  "IDEOGRAPHIC SPACE": "\u3000",
  NULL: "\0",
  DELETE: "\u007F",
  "NEXT LINE": "\u0085",
  "SOFT HYPHEN": "\u00AD",
  "COMBINING GRAPHEME JOINER": "\u034F",
  "ARABIC LETTER MARK": "\u061C",
  "HANGUL FILLER": "\u3164",
  "HALFWIDTH HANGUL FILLER": "\uFFA0",
  "MONGOLIAN VOWEL SEPARATOR": "\u180E",
  "ZERO WIDTH SPACE": "\u200B",
  "ZERO WIDTH JOINER": "\u200D",
  "RIGHT-TO-LEFT MARK": "\u200F",
  "RIGHT-TO-LEFT OVERRIDE": "\u202E",
  "WORD JOINER": "\u2060",
  "POP DIRECTIONAL ISOLATE": "\u2069",
  "BRAILLE PATTERN BLANK": "\u2800",
  "VARIATION SELECTOR-16": "\uFE0F",
  "ZERO WIDTH NO-BREAK SPACE": "\uFEFF",
  "INTERLINEAR ANNOTATION ANCHOR": "\uFFF9",
  "TAG LATIN SMALL LETTER A": "\u{E0061}",
  "VARIATION SELECTOR-256": "\u{E01EF}",
} as const;
const SHOWN = ["a", ".", "0", "é", "ñ", "ب", "א", "中", "한", "🙂", "👩‍👧", "❤️", "\uFFFD"];
const everything = Object.values(INVISIBLE).join("");

describe("whether a text shows anything", () => {
  it.each(Object.entries(INVISIBLE))("is no for %s", (_name, character) => {
    expect(hasVisibleText(character)).toBe(false);
  });

  it("is no for all of these together, and for nothing at all", () => {
    expect(hasVisibleText(everything)).toBe(false);
    expect(hasVisibleText("")).toBe(false);
  });

  it.each(SHOWN)("is yes as soon as %s shows, wherever it stands", (shown) => {
    for (const text of [shown, `${shown}${everything}`, `${everything}${shown}`])
      expect(hasVisibleText(text)).toBe(true);
    expect(hasVisibleText(`${everything}${shown}${everything}`)).toBe(true);
  });
});

describe("words of a setting", () => {
  it.each(["Night line", "Línea", "❤️ 👩‍👧", "two\nlines", "a\tb", "עברית"])("may be %j", (words) => {
    expect(isShownAsWritten(words)).toBe(true);
  });

  it("names the first character that hides something by its number", () => {
    expect(["plain\n\tá 🙂", "", "\u202Eenil", "a\0\u202E", "half \uD83D"].map(hiddenCharacter)).toEqual([
      null,
      null,
      "U+202E",
      "U+0000",
      "U+D83D",
    ]);
  });

  it.each([" ", "a\0b", "a\u001B[2J", "half \uD83D", "\u202Eenil", "a\u2066b", "a\u0085b"])(
    "are not %j",
    (words) => {
      expect(isShownAsWritten(words)).toBe(false);
    },
  );

  it("stand on one line where they are a label", () => {
    expect(isLabel("Night line")).toBe(true);
    for (const words of ["two\nlines", "a\tb", "a\u2028b", "\u200B", "\u202EanaD"])
      expect(isLabel(words)).toBe(false);
  });

  it("are read without what shows nothing, in plain letters", () => {
    expect(asRead("ｈot\u00ADli\u200Bne")).toBe("hotline");
    expect(asRead("li\u0301nea")).toBe("línea");
  });
});
