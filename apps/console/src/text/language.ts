import { Language } from "@holdfast/case-schema";
import { i18n, type Messages } from "@lingui/core";
import { messages as english } from "../locales/en.po";
import { createStore } from "../store/store.ts";

/** Each language under its own name, so that whoever cannot read the others finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  fr: "Français",
};

/** What the console speaks now: a language is named here once its words are in memory, and not before. */
export const spoken = createStore<Language>("en");

/** The first of the browser's languages that the console speaks, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const known = Language.safeParse(tag.split("-")[0]?.toLowerCase());
    if (known.success) return known.data;
  }
  return "en";
}

let wanted: Language = "en";

/** English that came with later parts. */
let moreEnglish: Messages = {};

/** Takes in the English of a part that is not in the first load, before that part is drawn. */
export function learnEnglish(messages: Messages): void {
  moreEnglish = { ...moreEnglish, ...messages };
  if (spoken.get() === "en") i18n.load("en", messages);
}

/** Speaks English at once: it comes with the first file, so nothing waits for it. */
export function speak(language: "en"): void {
  wanted = language;
  become(language, { ...english, ...moreEnglish });
}

/**
 * Makes every text of the console speak this language, as soon as its words are here; where two are asked for, the last
 * one stays. False when the words could not be fetched: then nothing has changed.
 */
export async function turnTo(language: Language): Promise<boolean> {
  wanted = language;
  const messages = await wordsOf(language).catch(() => null);
  if (messages === null) return false;
  if (wanted === language) become(language, messages);
  return true;
}

/** How long nobody need wait for their own language, in milliseconds. */
const PATIENCE_MS = 3_000;

/** Turns to a language before something is drawn. What does not come in time does not come later either, under their hands. */
export async function turnSoon(language: Language): Promise<void> {
  const late = new Promise<"late">((resolve) => setTimeout(resolve, PATIENCE_MS, "late"));
  if ((await Promise.race([turnTo(language), late])) === "late") wanted = spoken.get();
}

/** Everybody downloads English; the words of another language come only to those who speak it. */
async function wordsOf(language: Language): Promise<Messages> {
  switch (language) {
    case "en":
      return { ...english, ...moreEnglish };
    case "es":
      return all([
        import("../locales/es.po"),
        import("../account/locales/es.po"),
        import("../audit/locales/es.po"),
        import("../calls/locales/es.po"),
        import("../case/locales/es.po"),
        import("../contact/locales/es.po"),
        import("../crisis/locales/es.po"),
        import("../grounding/locales/es.po"),
        import("../inquiry/locales/es.po"),
        import("../people/locales/es.po"),
        import("../reach/locales/es.po"),
        import("../roles/locales/es.po"),
        import("../safety-plan/locales/es.po"),
        import("../scripts/locales/es.po"),
        import("../search/locales/es.po"),
        import("../settings/locales/es.po"),
        import("../share/locales/es.po"),
      ]);
    case "fr":
      return all([
        import("../locales/fr.po"),
        import("../account/locales/fr.po"),
        import("../audit/locales/fr.po"),
        import("../calls/locales/fr.po"),
        import("../case/locales/fr.po"),
        import("../contact/locales/fr.po"),
        import("../crisis/locales/fr.po"),
        import("../grounding/locales/fr.po"),
        import("../inquiry/locales/fr.po"),
        import("../people/locales/fr.po"),
        import("../reach/locales/fr.po"),
        import("../roles/locales/fr.po"),
        import("../safety-plan/locales/fr.po"),
        import("../scripts/locales/fr.po"),
        import("../search/locales/fr.po"),
        import("../settings/locales/fr.po"),
        import("../share/locales/fr.po"),
      ]);
  }
}

interface Catalogue {
  readonly messages: Messages;
}

/** A language comes whole, so that no part of the screen is in another. */
async function all(parts: readonly Promise<Catalogue>[]): Promise<Messages> {
  const catalogues = await Promise.all(parts);
  return Object.assign({}, ...catalogues.map(({ messages }) => messages)) as Messages;
}

function become(language: Language, messages: Messages): void {
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  spoken.set(language);
}
