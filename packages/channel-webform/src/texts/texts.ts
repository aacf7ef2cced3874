import type { Language } from "@holdfast/case-schema";
import { voices, type PageTextId, type Say as SayOf } from "@holdfast/neutral-page";
import { WORDINGS } from "@holdfast/outside-wordings";

/** Names one text of the pages; the English catalogue is the list of them. */
export type TextId = PageTextId | keyof (typeof WORDINGS)["en"]["form"];

/** Says a text in one language, with its values filled in. */
export type Say = SayOf<TextId>;

/** Every language has every text: one left out does not compile. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextId, string>>>> = {
  en: { ...WORDINGS.en.page, ...WORDINGS.en.form },
  es: { ...WORDINGS.es.page, ...WORDINGS.es.form },
  fr: { ...WORDINGS.fr.page, ...WORDINGS.fr.form },
};

/** Compiles the catalogues once and answers with a voice for each language. */
export function openTexts(): Readonly<Record<Language, Say>> {
  return voices(CATALOGUES);
}
