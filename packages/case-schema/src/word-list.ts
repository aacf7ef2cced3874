import { z } from "zod";
import { Lane, WordListName } from "./lane.ts";
import { Language } from "./language.ts";
import { asRead, isShownAsWritten } from "./visible-text.ts";

/** One word, or several in a row, and the lane that whoever writes them is raised to. */
export const WordEntry = z.strictObject({
  id: WordListName,
  words: z
    .string()
    .trim()
    .max(80, { abort: true })
    .refine(isShownAsWritten)
    // One letter alone is found in nearly every text, whatever stands around it.
    .refine((words) => (asRead(words).match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2),
  lane: Lane,
});
export type WordEntry = z.infer<typeof WordEntry>;

/** Words of one language. Whatever language somebody writes in, every list is asked. */
export const WordList = z.strictObject({
  id: WordListName,
  language: Language,
  entries: z.array(WordEntry).max(300).refine(areNamedOnce, "Every entry has an id of its own."),
});
export type WordList = z.infer<typeof WordList>;

export const WordLists = z.array(WordList).max(20).refine(areNamedOnce, "Every list has an id of its own.");
export type WordLists = z.infer<typeof WordLists>;

function areNamedOnce(named: readonly { readonly id: string }[]): boolean {
  return new Set(named.map(({ id }) => id)).size === named.length;
}
