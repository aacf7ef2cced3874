import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetOf } from "./alphabet.ts";
import { plainQuotes } from "./plain-quotes.ts";
import { anyText } from "./testing/any-text.ts";

test("[ST5] curly quotes, dashes, ellipses and odd spaces are offered in plain form", () => {
  expect(plainQuotes("“Don’t” – wait…\u00A0ok")).toEqual({
    text: '"Don\'t" - wait... ok',
    quotes: [
      { at: 0, character: "“", plain: '"' },
      { at: 4, character: "’", plain: "'" },
      { at: 6, character: "”", plain: '"' },
      { at: 8, character: "–", plain: "-" },
      { at: 14, character: "…", plain: "..." },
      { at: 15, character: "\u00A0", plain: " " },
    ],
  });
});

test.each([
  ["what stands for an apostrophe on some keyboards", "don´t, don`t", "don't, don't"],
  ["a tab and wide spaces", "a\tb\u2003c\u2007d", "a b c d"],
  ["a line separator", "a\u2028b", "a\nb"],
  ["what shows nothing", "he\u200Bl\u00ADp\uFEFF", "help"],
])("[ST5] %s", (_, text, plain) => expect(plainQuotes(text)?.text).toBe(plain));

test("[ST5] nothing is offered where nothing is to be gained", () => {
  expect(plainQuotes("Don't answer")).toBeNull();
  expect(plainQuotes("¿Estás “sola”?")).toBeNull();
  expect(plainQuotes("papá")).toBeNull();
});

test("[ST5] an offer makes the text GSM-7, changes what it names and touches no letter", () => {
  const curly = fc.string({
    unit: fc.constantFrom("’", "“", "…", "—", "a", "ñ", "€", " "),
    maxLength: 60,
    size: "medium",
  });
  fc.assert(
    fc.property(fc.oneof(curly, anyText), (text) => {
      const offer = plainQuotes(text);
      if (offer === null) return;
      expect(alphabetOf(text)).toBe("ucs2");
      expect(alphabetOf(offer.text)).toBe("gsm7");
      let changed = text;
      for (const { at, character, plain } of offer.quotes.toReversed()) {
        expect(character).not.toMatch(/\p{Letter}/u);
        expect(changed.startsWith(character, at)).toBe(true);
        changed = changed.slice(0, at) + plain + changed.slice(at + character.length);
      }
      expect(changed).toBe(offer.text);
    }),
    { numRuns: rounds(500) },
  );
});
