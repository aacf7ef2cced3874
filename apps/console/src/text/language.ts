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

/**
 * Turns to a language before something is drawn. What does not come in time does not come later either, under their hands; and
 * where nothing is spoken yet there is English, which came with the first file: without any words nothing can be drawn.
 */
export async function turnSoon(language: Language): Promise<void> {
  const late = new Promise<"late">((resolve) => setTimeout(resolve, PATIENCE_MS, "late"));
  if ((await Promise.race([turnTo(language), late])) === "late") wanted = spoken.get();
  if (i18n.locale === "") become("en", { ...english, ...moreEnglish });
}

/** Everybody downloads English; the words of another language come only to those who speak it. */
async function wordsOf(language: Language): Promise<Messages> {
  switch (language) {
    case "en":
      return { ...english, ...moreEnglish };
    case "es":
      return (await import("./words-es.ts")).messages;
    case "fr":
      return (await import("./words-fr.ts")).messages;
  }
}

function become(language: Language, messages: Messages): void {
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  spoken.set(language);
}
