import { STOP_WORDS } from "./stop-words.ts";

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Shorter ones stand for too much. */
const LETTERS_MIN = 3;
/** Longer ones are no words: what was pasted, and nobody types again. */
const LETTERS_MAX = 64;
/** As much of one text as is looked at, and as many words of it as are kept: a long mail is found by what it begins with. */
const LOOKED_AT_MAX = 100_000;
const WORDS_MAX = 2_000;

/**
 * The words of a text by which it is found, each once and in no order that tells where it stood: without case and accents, short
 * ones and those that stand in nearly every text left out. The same of what is looked for. Personal data.
 */
export function searchWords(text: string): readonly string[] {
  const words = new Set<string>();
  for (const [written] of text.slice(0, LOOKED_AT_MAX).normalize("NFKD").toLowerCase().matchAll(WORD)) {
    const form = written.replaceAll(/\p{M}/gu, "");
    if (form.length < LETTERS_MIN || form.length > LETTERS_MAX || STOP_WORDS.has(form)) continue;
    words.add(form);
    if (words.size === WORDS_MAX) break;
  }
  return [...words].toSorted();
}
