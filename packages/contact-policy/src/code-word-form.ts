import { piecesOf, worthOf } from "./plain-form.ts";

/** Longest normal form, in characters. */
export const FORM_LENGTH_MAX = 40;
/** Most pieces in a row that one code word may have. */
export const FORM_PIECES_MAX = 12;
/** What is worth less stands in too many messages by chance. */
const WORTH_MIN = 3;

/** Why words cannot be a code word. */
export type CodeWordProblem = "too_short" | "too_long" | "has_a_meaning";

export type CodeWordForm =
  | { readonly ok: true; readonly form: string }
  | { readonly ok: false; readonly problem: CodeWordProblem };

/**
 * The one form in which a code word is hashed, or why it cannot be one. `taken` are texts that mean something already, such
 * as STOP and YES (CP42).
 */
export function codeWordForm(text: string, taken: readonly string[]): CodeWordForm {
  const pieces = piecesOf(text);
  const form = pieces.join("");
  const length = Array.from(form).length;
  if (pieces.length > FORM_PIECES_MAX || length > FORM_LENGTH_MAX) return { ok: false, problem: "too_long" };
  if (pieces.reduce((worth, piece) => worth + worthOf(piece), 0) < WORTH_MIN)
    return { ok: false, problem: "too_short" };
  if (taken.some((word) => piecesOf(word).join("") === form)) return { ok: false, problem: "has_a_meaning" };
  return { ok: true, form };
}

/**
 * Every run of a message that could be a code word, each once, in the form in which code words are hashed (CP43). None of
 * them is kept: the caller hashes each under the house's key and compares.
 */
export function codeWordCandidates(message: string): readonly string[] {
  const pieces = piecesOf(message);
  const found = new Set<string>();
  for (let first = 0; first < pieces.length; first++) {
    let run = "";
    let length = 0;
    for (const piece of pieces.slice(first, first + FORM_PIECES_MAX)) {
      length += Array.from(piece).length;
      if (length > FORM_LENGTH_MAX) break;
      run += piece;
      found.add(run);
    }
  }
  return [...found];
}

/**
 * Whether two words may be the two of one person: neither is heard whenever the other one is said (CP42). Asked of the words
 * themselves, before they are hashed and forgotten.
 */
export function areToldApart(one: string, other: string): boolean {
  const heardIn = (word: string, text: string): boolean =>
    codeWordCandidates(text).includes(piecesOf(word).join(""));
  return !heardIn(one, other) && !heardIn(other, one);
}
