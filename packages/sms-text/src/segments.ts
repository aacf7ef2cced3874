import { alphabetOf, septetsOf, type Alphabet } from "./alphabet.ts";

/** What one message carries, in units of its alphabet: alone, or as part of a longer one with its header. */
export const LIMITS: Readonly<Record<Alphabet, { readonly single: number; readonly part: number }>> = {
  gsm7: { single: 160, part: 153 },
  ucs2: { single: 70, part: 67 },
};

/** What a text costs to send. */
export interface Segments {
  readonly alphabet: Alphabet;
  /** Septets in GSM-7, UTF-16 code units in UCS-2. */
  readonly units: number;
  /** Messages on the air; none for an empty text. */
  readonly segments: number;
  /** Units that still fit before there is one segment more. */
  readonly left: number;
}

/** Counts a text's segments as the standard's senders do: no character is cut in two by the end of a part (ST3, ST4). */
export function segmentsOf(text: string): Segments {
  const alphabet = alphabetOf(text);
  const { single, part } = LIMITS[alphabet];
  let units = 0;
  let segments = text === "" ? 0 : 1;
  let filled = 0;
  for (const character of text) {
    const cost = alphabet === "gsm7" ? (septetsOf(character) ?? 0) : character.length;
    units += cost;
    if (filled + cost > part) {
      segments += 1;
      filled = 0;
    }
    filled += cost;
  }
  if (units <= single) return { alphabet, units, segments: Math.min(segments, 1), left: single - units };
  return { alphabet, units, segments, left: part - filled };
}
