import { alphabetSwitch, septetsOf, type AlphabetSwitch } from "./alphabet.ts";
import { segmentsOf } from "./segments.ts";

/** What one character outside GSM-7 makes of a text. */
export interface SwitchCost extends AlphabetSwitch {
  /** Segments as it stands. */
  readonly segments: number;
  /** Segments it would have, were there a plain letter instead of every character that GSM-7 has no place for. */
  readonly narrow: number;
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What the switch to UCS-2 costs a text, and which character made it; `null` while it costs no segment more (ST9). */
export function switchCost(text: string): SwitchCost | null {
  const found = alphabetSwitch(text);
  if (found === null) return null;
  const { segments } = segmentsOf(text);
  const narrow = segmentsOf(narrowed(text)).segments;
  return narrow < segments ? { ...found, segments, narrow } : null;
}

function narrowed(text: string): string {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) =>
    Array.from(segment).some((character) => septetsOf(character) === null) ? "x" : segment,
  ).join("");
}
