import { z } from "zod";
import { WordListName } from "./lane.ts";
import { isLabel, isShownAsWritten } from "./visible-text.ts";

/** What a word on the quiet list would give away. */
export const QuietKind = z.enum(["organisation", "topic", "link", "case_number"]);
export type QuietKind = z.infer<typeof QuietKind>;

/** Where words leave the house. */
export const QuietPlace = z.enum(["text", "subject", "sender_name", "quoted", "file_name"]);
export type QuietPlace = z.infer<typeof QuietPlace>;

/** One word, or several in a row, that nobody who is not alone should read. */
const QuietEntry = z.strictObject({
  id: WordListName,
  kind: QuietKind.extract(["organisation", "topic"]),
  words: z
    .string()
    .trim()
    .max(80, { abort: true })
    .regex(/[\p{L}\p{N}]/u)
    .refine(isShownAsWritten),
});

/** What may not be read over somebody's shoulder. Links are always among it. */
export const QuietWords = z.strictObject({
  entries: z
    .array(QuietEntry)
    .max(300)
    .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length),
  /** How case numbers look, `#` for a digit: `HT-####`. At least two digits, or every text would hold one. */
  caseNumbers: z
    .array(
      z
        .string()
        .trim()
        .min(3)
        .max(40)
        .refine(isLabel)
        .refine((shape) => (shape.match(/#/g)?.length ?? 0) >= 2),
    )
    .max(20),
});
export type QuietWords = z.infer<typeof QuietWords>;
