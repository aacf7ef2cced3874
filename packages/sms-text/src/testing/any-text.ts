import fc from "fast-check";

const UNITS = [
  "a",
  "é",
  "@",
  " ",
  "\n",
  "€",
  "[",
  "\\",
  "^",
  "\f",
  "á",
  "ç",
  "’",
  "😢",
  "👩‍👧",
  "e\u0301",
  "\u001B",
  "\uD83D",
  "\uDE22",
];

const unit = fc.oneof(fc.constantFrom(...UNITS), fc.string({ unit: "binary", minLength: 1, maxLength: 1 }));

/** GSM-7 alone, thick with characters that cost two, so that they come to stand where parts end. */
export const gsm7Text = fc.string({
  unit: fc.constantFrom("a", "é", " ", ".", "€", "[", "}"),
  maxLength: 700,
  size: "max",
});

/** Any text at all, half of the time in GSM-7, with lone surrogates and characters of several units. */
export const anyText = fc.oneof(gsm7Text, fc.string({ unit, maxLength: 500, size: "max" }));

const word = fc.string({
  unit: fc.constantFrom("a", "b", "c", "ñ", "é", "'", "€"),
  minLength: 1,
  maxLength: 12,
});
const sentence = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 30, size: "medium" }),
    fc.constantFrom(". ", "? ", "! ", ".\n"),
  )
  .map(([words, end]) => words.join(" ") + end);

/** Sentences as people write them. */
export const prose = fc
  .array(sentence, { minLength: 1, maxLength: 20, size: "medium" })
  .map((all) => all.join(""));
