import { z } from "zod";
import { Language } from "./language.ts";
import { isLabel } from "./visible-text.ts";

/**
 * What a message that is one agreed word and nothing else says. `help` calls for a person, never for a robot; `yes` answers
 * a question of ours, and is no wish to be written to.
 */
export const KeywordKind = z.enum(["opt_out", "opt_in", "help", "yes"]);
export type KeywordKind = z.infer<typeof KeywordKind>;

// A word without a letter would be found in every message that has none.
const Word = z.string().trim().min(2).max(40).regex(/\p{L}/u).refine(isLabel);
const Words = z.array(Word).max(60);

/** The words of one language. Whatever language somebody writes in, every list is asked. */
export const KeywordList = z.strictObject({
  language: Language,
  opt_out: Words,
  opt_in: Words,
  help: Words,
  yes: Words,
});
export type KeywordList = z.infer<typeof KeywordList>;

/** All of a hotline's lists, one for a language at most. */
export const KeywordLists = z
  .array(KeywordList)
  .max(20)
  .refine((lists) => new Set(lists.map(({ language }) => language)).size === lists.length);
export type KeywordLists = z.infer<typeof KeywordLists>;

/** The lists, and which edition they are, kept with whatever was decided by them; 0: as delivered. */
export const Keywords = z.strictObject({
  version: z.number().int().nonnegative(),
  lists: KeywordLists,
});
export type Keywords = z.infer<typeof Keywords>;
