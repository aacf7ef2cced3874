import { subjectSaid } from "@holdfast/case-schema";
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

/** `pieces` less the first row of them that is `known`. */
function without(pieces: readonly string[], known: readonly string[]): readonly string[] {
  if (known.length === 0) return pieces;
  const at = pieces.findIndex((_, from) => known.every((piece, index) => pieces[from + index] === piece));
  return at < 0 ? pieces : [...pieces.slice(0, at), ...pieces.slice(at + known.length)];
}
