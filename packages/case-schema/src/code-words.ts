import { z } from "zod";
import { isShownAsWritten } from "./visible-text.ts";

/** What one of the two agreed words says: alone and free, or not safe. */
export const CodeWordKind = z.enum(["safe", "danger"]);
export type CodeWordKind = z.infer<typeof CodeWordKind>;

/** What somebody wants done once they have said the danger word. */
export const DangerMeaning = z.enum(["stop", "call_emergency", "come"]);
export type DangerMeaning = z.infer<typeof DangerMeaning>;

/** A keyed hash of a code word's normal form: SHA-256 as base64url. The word itself is kept nowhere. */
export const CodeWordHash = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .brand<"CodeWordHash">();
export type CodeWordHash = z.infer<typeof CodeWordHash>;

/** One text that was agreed with somebody, to be sent as it is. Personal data. */
export const AgreedText = z.string().trim().min(1).max(160).refine(isShownAsWritten);

/**
 * The words agreed with somebody. There is no danger word without the other one: a danger that nothing could end would stay
 * for ever. Personal data: `coverStory`.
 */
export const CodeWords = z
  .strictObject({
    safe: CodeWordHash,
    danger: z
      .strictObject({
        hash: CodeWordHash,
        means: DangerMeaning,
        /** All that may be sent while danger holds; empty: nothing. */
        coverStory: z.array(AgreedText).max(5),
      })
      .nullable(),
  })
  .refine(({ safe, danger }) => safe !== danger?.hash);
export type CodeWords = z.infer<typeof CodeWords>;
