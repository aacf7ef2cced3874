import type { Language } from "@holdfast/case-schema";

/** Each language under its own name, in the order of the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  fr: "Français",
};
