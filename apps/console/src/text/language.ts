import { i18n } from "@lingui/core";
import { messages as english } from "../locales/en.po";

/** Languages whose catalogue is complete. The others have a file that translators are still filling. */
const COMPLETE = ["en"] as const;

/** The first language of the browser that the console speaks in full, else English. */
export function chooseLanguage(wanted: readonly string[]): (typeof COMPLETE)[number] {
  const known = wanted.map((tag) => tag.split("-")[0]);
  return COMPLETE.find((language) => known.includes(language)) ?? "en";
}

/** Makes every text of the console speak this language. English comes with the first file, so nothing waits for it. */
export function speak(language: (typeof COMPLETE)[number]): void {
  i18n.loadAndActivate({ locale: language, messages: english });
  document.documentElement.lang = language;
}
