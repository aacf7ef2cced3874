import { LOOK_ALIKES } from "./look-alikes.ts";

/** Marks that are written or left out as one likes: accents, and the vowel signs of Arabic and Hebrew. */
const OPTIONAL_MARKS = /[\u0300-\u036F\u0591-\u05BD\u05BF-\u05C7\u064B-\u065F\u0670\u20D0-\u20FF]|\u0640/gu;
/** The digit 0 of alphabets with digits of their own that keyboards here have. */
const ZEROES = [0x0660, 0x06f0, 0x0966, 0x09e6];
const OTHER_DIGIT = /[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF]/gu;
/** What only colours or steers the picture before it. */
const PICTURE_MODIFIER = /[\p{Emoji_Modifier}\p{Default_Ignorable_Code_Point}\u2640\u2642]/gu;
/** Scripts that put no space between words: there every letter is a piece of its own. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const PIECE = new RegExp(
  `[${UNSPACED}]\\p{M}*|(?![${UNSPACED}])[\\p{L}\\p{N}](?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])*|\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}`,
  "gu",
);

/**
 * The pieces of a text in plain form: words, and pictures one by one. Case, accents, widths, look-alike letters, and whatever
 * stands between make no difference (CP41).
 */
export function piecesOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    .replaceAll(PICTURE_MODIFIER, "")
    .replaceAll(OPTIONAL_MARKS, "")
    .replaceAll(OTHER_DIGIT, digitOf)
    // Up and down again: only so does "ß" become what people type instead of it.
    .toLowerCase()
    .toUpperCase()
    .normalize("NFKD")
    .replaceAll(OPTIONAL_MARKS, "")
    .toLowerCase()
    .replaceAll(/\p{L}/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);
  return plain.match(PIECE) ?? [];
}

const LETTER_OF_ITS_OWN = new RegExp(`^[${UNSPACED}]`, "u");
const PICTURE = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** How many plain letters say as much as one picture, and as one letter of a script that parts no words. */
const PICTURE_WORTH = 3;
const LETTER_WORTH = 2;

/** How much a piece says, in plain letters: what is worth little stands in many messages by chance. */
export function worthOf(piece: string): number {
  if (PICTURE.test(piece)) return PICTURE_WORTH;
  return LETTER_OF_ITS_OWN.test(piece) ? LETTER_WORTH : Array.from(piece).length;
}

function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROES.findLast((each) => each <= code) ?? code;
  return String(code - zero);
}
