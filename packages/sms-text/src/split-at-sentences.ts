import { segmentsOf } from "./segments.ts";

/** How large one message may grow. */
export interface SplitLimits {
  /** Segments one message may have, at least one. */
  readonly segments: number;
}

/** Cuts a text into atoms that, joined, are the text again. */
type Cut = (text: string) => readonly string[];

const bySegmenter = (granularity: "sentence" | "grapheme"): Cut => {
  const segmenter = new Intl.Segmenter(undefined, { granularity });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
};

/** From the kindest cut to the one that always fits: a code point is at most two units of UCS-2. */
const CUTS: readonly Cut[] = [
  bySegmenter("sentence"),
  (text) => text.match(/^\s+|\S+\s*/g) ?? [text],
  bySegmenter("grapheme"),
  (text) => Array.from(text),
];

/**
 * Splits a text into messages within `limits`, at the ends of sentences; inside a sentence only when it alone is too
 * long, then between words, then between characters. The pieces joined are the text, to the last space (ST6, ST7).
 */
export function splitAtSentences(text: string, { segments }: SplitLimits): readonly string[] {
  if (!Number.isInteger(segments) || segments < 1) throw new RangeError("a message has one segment or more");
  const fits = (piece: string): boolean => segmentsOf(piece).segments <= segments;
  return text === "" ? [] : packed(text, CUTS, fits);
}

function packed(text: string, cuts: readonly Cut[], fits: (piece: string) => boolean): readonly string[] {
  const [cut, ...finer] = cuts;
  if (cut === undefined || fits(text)) return [text];
  const pieces: string[] = [];
  let open = "";
  for (const atom of cut(text)) {
    if (fits(open + atom)) {
      open += atom;
      continue;
    }
    if (open !== "") pieces.push(open);
    const parts = packed(atom, finer, fits);
    pieces.push(...parts.slice(0, -1));
    open = parts.at(-1) ?? "";
  }
  if (open !== "") pieces.push(open);
  return pieces;
}
