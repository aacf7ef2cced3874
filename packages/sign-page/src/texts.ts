import type { Language } from "@holdfast/case-schema";
import { voices, type PageTextId, type Say as SayOf } from "@holdfast/neutral-page";
import { WORDINGS } from "@holdfast/outside-wordings";

/** Names one text of the page; the English catalogue is the list of them. */
export type TextId = PageTextId | keyof (typeof WORDINGS)["en"]["sign"];

export type Say = SayOf<TextId>;

/** Every language has every text: one left out does not compile. */
const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextId, string>>>> = {
  en: { ...WORDINGS.en.page, ...WORDINGS.en.sign },
  es: { ...WORDINGS.es.page, ...WORDINGS.es.sign },
  fr: { ...WORDINGS.fr.page, ...WORDINGS.fr.sign },
};

/** A voice for each language. */
export function openTexts(): Readonly<Record<Language, Say>> {
  return voices(CATALOGUES);
}
