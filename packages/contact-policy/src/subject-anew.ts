import { subjectSaid } from "@holdfast/case-schema";
import { codeWordCandidates } from "./code-word-form.ts";
import { piecesOf } from "./plain-form.ts";

/**
 * What a mail's subject says, in plain form, that no earlier one of its thread had said: programs repeat a subject in every
 * answer, and what is repeated was heard when it was written (CP45). Empty when it says nothing anew.
 */
export function subjectAnew(subject: string, earlier: readonly string[]): string {
  let said = piecesOf(subjectSaid(subject));
  const known = earlier.map((each) => piecesOf(subjectSaid(each)));
  for (const pieces of known.toSorted((a, b) => b.length - a.length)) said = without(said, pieces);
  return said.join(" ");
}

/**
 * Every run of a mail's subject that could be a code word and was said in no earlier subject of its thread (CP45): one of several
 * words is heard also where an earlier subject had one of them, and was cut out of it.
 */
export function subjectCandidates(subject: string, earlier: readonly string[]): readonly string[] {
  const known = new Set(earlier.flatMap((each) => codeWordCandidates(subjectSaid(each))));
  const whole = codeWordCandidates(subjectSaid(subject)).filter((run) => !known.has(run));
  return [...new Set([...whole, ...codeWordCandidates(subjectAnew(subject, earlier))])];
}

/** `pieces` less the first row of them that is `known`. */
function without(pieces: readonly string[], known: readonly string[]): readonly string[] {
  if (known.length === 0) return pieces;
  const at = pieces.findIndex((_, from) => known.every((piece, index) => pieces[from + index] === piece));
  return at < 0 ? pieces : [...pieces.slice(0, at), ...pieces.slice(at + known.length)];
}
