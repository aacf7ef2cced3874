import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, test } from "vitest";
import { segmentsOf } from "./segments.ts";
import { splitAtSentences } from "./split-at-sentences.ts";
import { anyText, prose } from "./testing/any-text.ts";

const limits = fc.record({ segments: fc.integer({ min: 1, max: 4 }) });

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
        expect(segmentsOf(piece).segments).toBeLessThanOrEqual(limit.segments);
      }
      // A pair that is whole in the text is whole in a piece.
      expect(pieces.flatMap((piece) => Array.from(piece))).toEqual(Array.from(text));
    }),
    { numRuns: rounds(500) },
  );
});

test("[ST7] sentences that fit are never cut", () => {
  fc.assert(
    fc.property(prose, (text) => {
      const sentences = Array.from(new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text));
      const long = sentences.some(({ segment }) => segmentsOf(segment).segments > 2);
      if (long) return;
      const starts = new Set(sentences.map(({ index }) => index));
      let at = 0;
      for (const piece of splitAtSentences(text, { segments: 2 })) {
        expect(starts.has(at)).toBe(true);
        at += piece.length;
      }
    }),
    { numRuns: rounds(300) },
  );
});

test("a limit below one segment is a bug", () => {
  expect(() => splitAtSentences("a", { segments: 0 })).toThrow(RangeError);
});
