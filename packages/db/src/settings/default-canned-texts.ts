import { Language, type CannedTexts } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";

/** What each is found by, inside only. */
const NAMES = [
  ["here", "Here"],
  ["alone", "Alone?"],
  ["better-time", "Better time?"],
] as const;

/**
 * What a new house begins with: short ones that tell whoever reads along nothing. A hotline makes its own of them, with people
 * who speak the language.
 */
export const DEFAULT_CANNED_TEXTS: CannedTexts = NAMES.flatMap(([id, name]) =>
  Language.options.map((language) => ({
    id: `${id}-${language}`,
    name,
    language,
    media: ["text", "form", "email"],
    words: WORDINGS[language].canned[id],
  })),
);
