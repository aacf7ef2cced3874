import { searchFor } from "./leak/search.ts";

/** Which of these words stand in `text`, in whatever form a log or an answer may hold them. */
export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  const found = new Set(searchFor(words)(Buffer.from(text)).map(({ word }) => word));
  return words.filter((word) => found.has(word));
}
