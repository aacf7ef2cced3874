import { z } from "zod";
import { AgreedText } from "./code-words.ts";

const Texts = z
  .array(AgreedText)
  .min(1)
  .max(10)
  .refine((texts) => new Set(texts).size === texts.length);

/**
 * Check messages of a hotline's own that tell nothing, whoever reads them: what may be sent where nobody knows who holds the
 * device and no question was agreed on. The first of a language is the one to offer first.
 */
export const NeutralChecks = z.strictObject({ en: Texts, es: Texts, fr: Texts });
export type NeutralChecks = z.infer<typeof NeutralChecks>;
