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

/** Handbook 3.4, for somebody who says nothing and may be unable to: yes or no by a digit, three times, and a warm end. */
const WHEN_SILENT: typeof TEXTS = [
  [
    "Silent 1: at once",
    "silent-1",
    {
      en: "I'm here. If you can't write, send 1 for yes, 2 for no. Are you alone?",
      es: "Estoy aquí. Si no puede escribir: 1 es sí, 2 es no. ¿Está a solas?",
      fr: "Je suis là. Si vous ne pouvez pas écrire : 1 oui, 2 non. Êtes-vous sans témoin ?",
    },
  ],
  [
    "Silent 2: after 1 minute",
    "silent-2",
    {
      en: "No hurry. A 1 for yes or a 2 for no is enough.",
      es: "Sin prisa. Basta un 1 para sí o un 2 para no.",
      fr: "Rien ne presse. Un 1 pour oui ou un 2 pour non suffit.",
    },
  ],
  [
    "Silent 3: after 2 minutes",
    "silent-3",
    {
      en: "Still here. 1 if you want me to stay, 2 if not.",
      es: "Sigo aquí. 1 si quiere que me quede, 2 si no.",
      fr: "Toujours là. 1 si vous voulez que je reste, 2 sinon.",
    },
  ],
  [
    "Silent 4: closing",
    "silent-4",
    {
      en: "I'll leave it here for now. Write whenever you like, I'm glad you did.",
      es: "Lo dejo aquí por ahora. Escriba cuando quiera, me alegra que lo hiciera.",
      fr: "J’en reste là pour l’instant. Écrivez quand vous voulez, merci de l’avoir fait.",
    },
  ],
];

/** What a new house begins with. */
export const DEFAULT_CANNED_TEXTS: CannedTexts = [...TEXTS, ...WHEN_SILENT].flatMap(([name, id, words]) =>
  (["en", "es", "fr"] as const).map((language) => ({
    id: `${id}-${language}`,
    name,
    language,
    media: ["text", "form", "email"],
    words: words[language],
  })),
);
