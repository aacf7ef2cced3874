/** How a text message is written on the air: seven bits a character, or UTF-16 when one character needs it. */
export type Alphabet = "gsm7" | "ucs2";

/** The default alphabet of 3GPP TS 23.038; each of its characters costs one septet. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);

/** Reached through an escape, so that each costs two septets. */
const EXTENSION = new Set("\f^{}\\[~]|€");

/** The septets a character costs, or `null` when GSM-7 has no place for it. */
export function septetsOf(character: string): 1 | 2 | null {
  if (BASIC.has(character)) return 1;
  return EXTENSION.has(character) ? 2 : null;
}

/** The alphabet that carries the whole text: one character outside GSM-7 turns all of it into UCS-2 (ST1). */
export function alphabetOf(text: string): Alphabet {
  return alphabetSwitch(text) === null ? "gsm7" : "ucs2";
}

/** The character that turns a text into UCS-2. */
export interface AlphabetSwitch {
  readonly character: string;
  /** Where it stands, in UTF-16 code units. */
  readonly at: number;
}

/** The first character that GSM-7 has no place for, so that a warning can name it; `null` when there is none (ST2). */
export function alphabetSwitch(text: string): AlphabetSwitch | null {
  let at = 0;
  for (const character of text) {
    if (septetsOf(character) === null) return { character, at };
    at += character.length;
  }
  return null;
}
