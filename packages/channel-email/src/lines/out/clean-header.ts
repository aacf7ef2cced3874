/**
 * What may not stand in a header of ours: line breaks and other controls, unpaired halves of characters, and everything that
 * turns the direction of writing or cannot be seen.
 */
const FORBIDDEN =
  /(?:[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5)+/gu;

/** A text fit for one header line, at most `most` characters: what is forbidden becomes one space. */
export function cleanHeader(text: string, most: number): string {
  const plain = text.replaceAll(FORBIDDEN, " ").replaceAll(/\s+/gu, " ").trim();
  return Array.from(plain).slice(0, most).join("").trim();
}

/** A Message-ID fit to be referred to, with its angle brackets; `null` for anything else. */
export function cleanMessageId(text: string): string | null {
  const id = /^\s*<?([\x21-\x3b\x3d\x3f-\x7e]{1,900})>?\s*$/.exec(text)?.[1];
  return id === undefined ? null : `<${id}>`;
}
