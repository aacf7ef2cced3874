import type { Language } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

/** Names one text of the pages; the English catalogue is the list of them. */
export type TextId = keyof (typeof WORDINGS)["en"]["form"];

/** Says a text in one language, with its values filled in. */
export type Say = (id: TextId, values?: Readonly<Record<string, string | number>>) => string;

/** Every language has every text: one left out does not compile. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextId, string>>>> = {
  en: WORDINGS.en.form,
  es: WORDINGS.es.form,
  fr: WORDINGS.fr.form,
};

/** Each language under its own name, in the order of the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  fr: "Français",
};

/** Compiles the catalogues once and answers with a voice for each language. */
export function openTexts(): Readonly<Record<Language, Say>> {
  const voice = (language: Language): Say => {
    const i18n = setupI18n();
    i18n.setMessagesCompiler(compileMessage);
    i18n.loadAndActivate({ locale: language, messages: CATALOGUES[language] });
    return (id, values) => i18n._(id, values);
  };
  return { en: voice("en"), es: voice("es"), fr: voice("fr") };
}
