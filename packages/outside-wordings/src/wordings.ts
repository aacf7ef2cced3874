import { Language } from "@holdfast/case-schema";
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };

/** All that is said outside in one language; the English file is the list of it. */
export type Wordings = typeof en;

/** Every language says everything: one that leaves something out does not compile. */
export const WORDINGS: Readonly<Record<Language, Readonly<Wordings>>> = { en, es, fr };

/**
 * A text in every language, one after the other, for where nobody knows which one is read: what refuses a request, or is
 * said before anybody wrote.
 */
export function inEveryLanguage(pick: (wordings: Readonly<Wordings>) => string, between: string): string {
  return Language.options.map((language) => pick(WORDINGS[language])).join(between);
}
