import type { Language } from "@holdfast/case-schema";

/** Which voice of espeak-ng speaks a language. */
export const VOICES: Readonly<Record<Language, string>> = { en: "en-us", es: "es-419", fr: "fr-fr" };
