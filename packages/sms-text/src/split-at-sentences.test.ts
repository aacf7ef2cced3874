import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { segmentsOf } from "./segments.ts";
import { sentencesOf } from "./sentences.ts";
import { splitAtSentences } from "./split-at-sentences.ts";
import { anyText, prose } from "./testing/any-text.ts";

const most = fc.integer({ min: 1, max: 3 });
const limits = fc.tuple(most, most, fc.integer({ min: 0, max: 2 })).map(([gsm7, ucs2, more]) => ({
  segments: { gsm7, ucs2 },
  sentence: { gsm7: gsm7 + more, ucs2: ucs2 + more },
}));
/** Whether a piece is within the room that its alphabet gives it. */
const isWithin = (piece: string, room: { readonly gsm7: number; readonly ucs2: number }): boolean => {
  const { alphabet, segments } = segmentsOf(piece);
  return segments <= room[alphabet];
};

test("[ST7] a text that fits stays whole", () => {
  expect(splitAtSentences("I am here. Are you alone?", { segments: 1 })).toEqual([
    "I am here. Are you alone?",
  ]);
  expect(splitAtSentences("", { segments: 1 })).toEqual([]);
});

test("[ST7] a longer one is split where a sentence ends", () => {
  const one = `${"Wait ".repeat(20)}there. `;
  const two = `${"Then ".repeat(20)}go.`;
  expect(splitAtSentences(one + two, { segments: 1 })).toEqual([one, two]);
});

test("[ST7] an alphabet counts for its own piece only", () => {
  const accents = `${"está ".repeat(12)}ahí. `;
  const plain = `Yo ${"soy ".repeat(30)}fin.`;
  expect(splitAtSentences(accents + plain, { segments: 1 })).toEqual([accents, plain]);
});

test("[ST7] a sentence that is too long is split between words, a word between characters", () => {
  const words = `${"word ".repeat(50)}end`;
  for (const piece of splitAtSentences(words, { segments: 1 }).slice(0, -1)) expect(piece).toMatch(/word $/);
  expect(splitAtSentences("a".repeat(161), { segments: 1 })).toEqual(["a".repeat(160), "a"]);
  const families = splitAtSentences("👩‍👧".repeat(20), { segments: 1 });
  expect(families).toEqual(["👩‍👧".repeat(14), "👩‍👧".repeat(6)]);
});

test("[ST7] even a character of more code points than a message holds comes through", () => {
  const zalgo = `a${"\u0301".repeat(200)}`;
  expect(splitAtSentences(zalgo, { segments: 1 }).join("")).toBe(zalgo);
});

test("[ST6] [ST7] splitting loses nothing, and every piece is within the limit", () => {
  fc.assert(
    fc.property(fc.oneof(prose, anyText), limits, (text, limit) => {
      const pieces = splitAtSentences(text, limit);
      expect(pieces.join("")).toBe(text);
      for (const piece of pieces) {
        expect(piece).not.toBe("");
        expect(isWithin(piece, sentencesOf(piece).length === 1 ? limit.sentence : limit.segments)).toBe(true);
      }
      // A pair that is whole in the text is whole in a piece.
      expect(pieces.flatMap((piece) => Array.from(piece))).toEqual(Array.from(text));
    }),
    { numRuns: rounds(500) },
  );
});

test("[ST7] a sentence that has room alone stays whole, in a message of its own", () => {
  const short = "I am here. ";
  const long = `${"Wait there with your bag until ".repeat(6)}noon. `;
  expect(segmentsOf(long).segments).toBe(2);
  expect(splitAtSentences(short + long + short, { segments: 1, sentence: 3 })).toEqual([short, long, short]);
  expect(splitAtSentences(short + long + short, { segments: 1 }).length).toBe(3);
});

test("[ST7] sentences that fit are never cut", () => {
  fc.assert(
    fc.property(prose, limits, (text, limit) => {
      const sentences = sentencesOf(text);
      if (!sentences.every((sentence) => isWithin(sentence, limit.sentence))) return;
      const starts = new Set<number>();
      sentences.reduce((at, sentence) => (starts.add(at), at + sentence.length), 0);
      let at = 0;
      for (const piece of splitAtSentences(text, limit)) {
        expect(starts.has(at)).toBe(true);
        at += piece.length;
      }
    }),
    { numRuns: rounds(300) },
  );
});

test("[ST7] no word is cut that fits a message, nor a character that does", () => {
  const units = fc.constantFrom("a", "á", "e\u0301", "👩‍👧", "😢", " ", ". ", "…");
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 400, size: "max" }), (text) => {
      const fits = (piece: string): boolean => segmentsOf(piece).segments <= 1;
      let at = 0;
      for (const piece of splitAtSentences(text, { segments: 1 }).slice(0, -1)) {
        at += piece.length;
        const word = /\S*$/.exec(text.slice(0, at))![0] + /^\S*/.exec(text.slice(at))![0];
        const isInside = /\S$/.test(piece) && /^\S/.test(text.slice(at));
        expect(isInside && fits(word)).toBe(false);
        const characters = Array.from(new Intl.Segmenter().segment(text), ({ index }) => index);
        expect(characters).toContain(at);
      }
    }),
    { numRuns: rounds(200) },
  );
});

test("a limit below one segment is a bug, and so is less room for one sentence than for several", () => {
  expect(() => splitAtSentences("a", { segments: 0 })).toThrow(RangeError);
  expect(() => splitAtSentences("a", { segments: 2, sentence: 1 })).toThrow(RangeError);
  expect(() => splitAtSentences("a", { segments: { gsm7: 1, ucs2: 0 } })).toThrow(RangeError);
});
