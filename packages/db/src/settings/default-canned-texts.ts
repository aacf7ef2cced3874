import type { CannedTexts, Language } from "@holdfast/case-schema";

/** Short ones that tell whoever reads along nothing; a hotline makes its own of them, with people who speak the language. */
const TEXTS: readonly (readonly [name: string, id: string, words: Readonly<Record<Language, string>>])[] = [
  [
    "Here",
    "here",
    {
      en: "I'm here. Take your time.",
      es: "Estoy aquí. Tómese su tiempo.",
      fr: "Je suis là. Prenez votre temps.",
    },
  ],
  [
    "Alone?",
    "alone",
    {
      en: "Are you alone now? Y or N is enough.",
      es: "¿Está a solas ahora? Basta con S o N.",
      fr: "Êtes-vous sans témoin maintenant ? O ou N suffit.",
    },
  ],
  [
    "Better time?",
    "better-time",
    {
      en: "Is there a better time to write?",
      es: "¿Hay un momento mejor para escribir?",
      fr: "Y a-t-il un meilleur moment pour écrire ?",
    },
  ],
];

/** What a new house begins with. */
export const DEFAULT_CANNED_TEXTS: CannedTexts = TEXTS.flatMap(([name, id, words]) =>
  (["en", "es", "fr"] as const).map((language) => ({
    id: `${id}-${language}`,
    name,
    language,
    media: ["text", "form", "email"],
    words: words[language],
  })),
);
