import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";

/** Words that opt out in every hotline that did not make its own lists: those that carriers and providers agree on. */
const DELIVERED: ReadonlySet<string> = new Set(
  DEFAULT_KEYWORDS.lists.flatMap((list) => list.opt_out.map(plain)),
);
/** Longer than each of them with all that may stand around it. A long text is a message, and looking at its ends takes time. */
const LENGTH_MAX = 60;

/**
 * Whether a text is one word that opts out and nothing else: one of those that a hotline begins with, or of `others`. Words
 * inside a sentence mean what the sentence means (ST10).
 */
export function isOptOutWord(text: string, others: readonly string[] = []): boolean {
  if (text.length > LENGTH_MAX) return false;
  const word = plain(text);
  return DELIVERED.has(word) || (word !== "" && others.some((other) => plain(other) === word));
}

function plain(text: string): string {
  return (
    text
      // Wide letters, and accents that stand apart, are the letters they show.
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      // What shows nothing says nothing.
      .replaceAll(/\p{Cf}/gu, "")
      .trim()
      .replaceAll(/^\p{P}+|\p{P}+$/gu, "")
      .toLowerCase()
  );
}
