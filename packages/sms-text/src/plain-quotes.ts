import { alphabetOf } from "./alphabet.ts";

/** Typographic characters that a phone's keyboard or a copied text slips in, and what they say in GSM-7. Letters are
 * never among them: "papa" is another word than "papá". */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...saying("'", "‘’‚‛′´`"),
  ...saying('"', "“”„‟″«»"),
  ...saying("-", "‐‑‒–—―−"),
  ...saying(" ", "\t\u00A0\u2002\u2003\u2007\u2008\u2009\u200A\u202F"),
  ...saying("\n", "\u2028\u2029"),
  ...saying("...", "…"),
  // Shows nothing, and alone makes a text cost twice as much.
  ...saying("", "\u200B\u2060\uFEFF\u00AD"),
]);

/** One character that has a plain equivalent. */
export interface PlainQuote {
  /** Where it stands, in UTF-16 code units. */
  readonly at: number;
  readonly character: string;
  readonly plain: string;
}

/** An offer to write plainly: the characters to change, and the text with all of them changed. */
export interface PlainQuotes {
  readonly quotes: readonly [PlainQuote, ...PlainQuote[]];
  readonly text: string;
}

/** Offers plain characters where they bring the whole text back to GSM-7, and nothing where they would not (ST5). */
export function plainQuotes(text: string): PlainQuotes | null {
  let plainText = "";
  let at = 0;
  const quotes: PlainQuote[] = [];
  for (const character of text) {
    const plain = PLAIN.get(character);
    if (plain !== undefined) quotes.push({ at, character, plain });
    plainText += plain ?? character;
    at += character.length;
  }
  const [first, ...rest] = quotes;
  if (first === undefined || alphabetOf(plainText) === "ucs2") return null;
  return { quotes: [first, ...rest], text: plainText };
}

function saying(plain: string, characters: string): readonly (readonly [string, string])[] {
  return Array.from(characters, (character) => [character, plain] as const);
}
