import type { Language } from "@holdfast/case-schema";
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

/** Says a text in one language, with its values filled in. */
export type Say<Id extends string> = (id: Id, values?: Readonly<Record<string, string | number>>) => string;

/** Compiles catalogues once and answers with a voice for each language. */
export function voices<Id extends string>(
  catalogues: Readonly<Record<Language, Readonly<Record<Id, string>>>>,
): Readonly<Record<Language, Say<Id>>> {
  const voice = (language: Language): Say<Id> => {
    const i18n = setupI18n();
    i18n.setMessagesCompiler(compileMessage);
    i18n.loadAndActivate({ locale: language, messages: catalogues[language] });
    return (id, values) => i18n._(id, values);
  };
  return { en: voice("en"), es: voice("es"), fr: voice("fr") };
}
