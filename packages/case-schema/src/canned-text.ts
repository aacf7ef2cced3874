import { z } from "zod";
import { Language } from "./language.ts";
import { Medium } from "./medium.ts";
import { asRead, isLabel, isShownAsWritten } from "./visible-text.ts";

/** Longest canned text, in UTF-16 code units: six texts of the widest alphabet. */
export const CANNED_TEXT_MAX = 400;

/** How a canned text may travel. A call has no composer. */
export const CannedMedium = Medium.exclude(["voice"]);
export type CannedMedium = z.infer<typeof CannedMedium>;

/**
 * What no text of ours may hold, whoever reads the telephone it arrives on: an address to open, what we are, or what
 * happened to somebody (architecture: Never).
 */
const TELLS =
  /https?:|www\.|\b[\w-]+\.(?:org|com|net|gov|info)\b|\bhotlines?\b|\bhelplines?\b|\btraffick\w*|\b(?:la trata|trata de (?:personas|mujeres|menores|blancas))\b|\bl[ií]nea de ayuda\b|\bla traite\b|\btraite des\b|\bligne d[’'](?:aide|écoute)/i;

/** Words that somebody at the composer can put where they write; sent by nobody but them. */
export const CannedText = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  /** What it is found by, inside only. Texts of one name are the same thing in other languages or for other media. */
  name: z.string().trim().min(1).max(40).refine(isLabel),
  language: Language,
  media: z
    .array(CannedMedium)
    .min(1)
    .refine((media) => new Set(media).size === media.length),
  words: z
    .string()
    .trim()
    // What is too long is not looked at: the looking grows faster than the text.
    .max(CANNED_TEXT_MAX, { abort: true })
    .refine(isShownAsWritten)
    .refine((words) => !tellsWhoWeAre(words), { params: { code: "tells_who_we_are" } }),
});
export type CannedText = z.infer<typeof CannedText>;

/** All of a hotline's; of one name there is one for each language and medium. */
export const CannedTexts = z
  .array(CannedText)
  .max(200)
  .refine((texts) => new Set(texts.map(({ id }) => id)).size === texts.length)
  .refine(areToldApart, { params: { code: "told_twice" } });
export type CannedTexts = z.infer<typeof CannedTexts>;

function areToldApart(texts: readonly CannedText[]): boolean {
  const keys = texts.flatMap(({ name, language, media }) =>
    media.map((medium) => `${medium} ${language} ${name.toLowerCase()}`),
  );
  return new Set(keys).size === keys.length;
}

/** Whether words tell whoever reads over a shoulder who is writing, or lead somewhere. */
export function tellsWhoWeAre(words: string): boolean {
  return TELLS.test(asRead(words));
}
