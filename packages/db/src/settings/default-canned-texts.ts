import { Language, type CannedTexts } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";

/** What each is found by, inside only. */
const NAMES = [
  ["here", "Here"],
  ["alone", "Alone?"],
  ["better-time", "Better time?"],
  // Handbook 3.4, for somebody who says nothing and may be unable to: yes or no by a digit, three times, and a warm end.
  ["silent-1", "Silent 1: at once"],
  ["silent-2", "Silent 2: after 1 minute"],
  ["silent-3", "Silent 3: after 2 minutes"],
  ["silent-4", "Silent 4: closing"],
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
