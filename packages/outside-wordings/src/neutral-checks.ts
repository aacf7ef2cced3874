import type { Language } from "@holdfast/case-schema";
import { WORDINGS } from "./wordings.ts";

/**
 * What may be asked when nobody knows who holds the device and no question was agreed on: it tells nothing, whoever reads
 * it. The first of a language is the one to offer first.
 */
export const NEUTRAL_CHECKS: Readonly<Record<Language, readonly string[]>> = {
  en: WORDINGS.en.checks,
  es: WORDINGS.es.checks,
  fr: WORDINGS.fr.checks,
};
