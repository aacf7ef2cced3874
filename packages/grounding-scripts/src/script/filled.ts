import type { Language } from "@holdfast/case-schema";

/** What a wording leaves open. */
const PLACE = "{today}";

/** The longest and the widest dates of each language: `á` and `û` make a text a wide one. */
const WIDEST: Readonly<Record<Language, readonly string[]>> = {
  en: ["Wednesday 30 September"],
  es: ["miércoles 30 de septiembre", "sábado 30 de septiembre"],
  fr: ["mercredi 30 septembre", "mercredi 30 août"],
};

/** A wording with the date in its place, as the person would say it. */
export function filled(words: string, today: string): string {
  return words.replaceAll(PLACE, today);
}

/** Every form that a wording can take once it is filled, as far as its length goes. */
export function widestForms(words: string, language: Language): readonly string[] {
  return words.includes(PLACE) ? WIDEST[language].map((today) => filled(words, today)) : [words];
}
