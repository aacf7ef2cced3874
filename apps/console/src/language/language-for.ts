import type { Language, Preferences } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";
import { chooseLanguage } from "../text/language.ts";

/** A language, or the one that the browser asks for. */
export type LanguageChoice = Preferences["language"];

/** What was picked before anybody was known. In memory only: a reload asks the browser again. */
export const picked = createStore<LanguageChoice>("browser");

/** What to speak: what somebody chose for themselves, else what was picked on this page, else what the browser asks for. */
export function languageFor(
  own: LanguageChoice,
  onThisPage: LanguageChoice,
  browser: readonly string[],
): Language {
  if (own !== "browser") return own;
  return onThisPage === "browser" ? chooseLanguage(browser) : onThisPage;
}
