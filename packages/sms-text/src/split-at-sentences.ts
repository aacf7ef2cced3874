import type { Alphabet } from "./alphabet.ts";
import { segmentsOf } from "./segments.ts";
import { sentencesOf } from "./sentences.ts";

/** How many segments a message may have, in either alphabet; one for both when it is a number. */
export type Room = number | Readonly<Record<Alphabet, number>>;

/** How large one message may grow. */
export interface SplitLimits {
  /** Room that several sentences share, at least one segment. */
  readonly segments: Room;
  /** Room that one sentence alone has before it is cut. By default not more than several together. */
  readonly sentence?: Room;
}

/** Cuts a text into atoms that, joined, are the text again. */
type Cut = (text: string) => readonly string[];
type Fits = (piece: string) => boolean;

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How a sentence is cut, from the kindest to the one that always fits: a code point is at most two units of UCS-2. */
const CUTS: readonly Cut[] = [
  (text) => text.match(/^\s+|\S+\s*/g) ?? [text],
  (text) => Array.from(GRAPHEMES.segment(text), ({ segment }) => segment),
  (text) => Array.from(text),
];

/**
 * Splits a text into messages within `limits`, at the ends of sentences; inside a sentence only when it alone is too
 * long, then between words, then between characters. The pieces joined are the text, to the last space (ST6, ST7).
 */
export function splitAtSentences(
  text: string,
  { segments, sentence = segments }: SplitLimits,
): readonly string[] {
  for (const alphabet of ["gsm7", "ucs2"] as const) {
    const [most, alone] = [roomOf(segments, alphabet), roomOf(sentence, alphabet)];
    if (!Number.isInteger(most) || most < 1) throw new RangeError("a message has one segment or more");
    if (!Number.isInteger(alone) || alone < most)
      throw new RangeError("a sentence alone has at least as much room as several together");
  }
  const fits = within(segments);
  if (text === "") return [];
  if (fits(text)) return [text];
  const cutSentence = (atom: string): readonly string[] =>
    within(sentence)(atom) ? [atom] : packed(atom, CUTS, fits);
  return pack(sentencesOf(text), fits, cutSentence);
}

function roomOf(room: Room, alphabet: Alphabet): number {
  return typeof room === "number" ? room : room[alphabet];
}

function within(room: Room): Fits {
  return (piece) => {
    const { alphabet, segments } = segmentsOf(piece);
    return segments <= roomOf(room, alphabet);
  };
}

function packed(text: string, cuts: readonly Cut[], fits: Fits): readonly string[] {
  const [cut, ...finer] = cuts;
  if (cut === undefined || fits(text)) return [text];
  return pack(cut(text), fits, (atom) => packed(atom, finer, fits));
}

/** Joins neighbours while they fit together; what does not fit alone is cut, and its last piece may be joined again. */
function pack(atoms: readonly string[], fits: Fits, cutAtom: Cut): readonly string[] {
  const pieces: string[] = [];
  let open = "";
  for (const atom of atoms) {
    if (fits(open + atom)) {
      open += atom;
      continue;
    }
    if (open !== "") pieces.push(open);
    const parts = cutAtom(atom);
    pieces.push(...parts.slice(0, -1));
    open = parts.at(-1) ?? "";
  }
  if (open !== "") pieces.push(open);
  return pieces;
}
