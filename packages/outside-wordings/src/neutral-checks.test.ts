import { DEFAULT_KEYWORDS, Language } from "@holdfast/case-schema";
import { DEFAULT_QUIET_WORDS, keywordOf, quietWordsIn } from "@holdfast/contact-policy";
import { invitesOptOut, segmentsOf } from "@holdfast/sms-text";
import { describe, expect, it } from "vitest";
import { NEUTRAL_CHECKS } from "./neutral-checks.ts";

const all = Language.options.flatMap((language) =>
  NEUTRAL_CHECKS[language].map((text) => [language, text] as const),
);
/** What nobody asks who writes by chance: safety, being alone, somebody else, what was said before, who we are. */
const TELLING =
  /\b(safe|alone|ok|okay|help|him|her|they|again|still|we|us|line|team|segur|sol[oa]\b|ayuda|él|ella|otra vez|nosotr|equipo|sûre?|seule?|aide|lui|elle|encore|nous|équipe)/iu;

describe("neutral check messages", () => {
  it.each(Language.options)("[OW2] there are several in %s, and no two are the same", (language) => {
    expect(NEUTRAL_CHECKS[language].length).toBeGreaterThan(1);
    expect(new Set(NEUTRAL_CHECKS[language]).size).toBe(NEUTRAL_CHECKS[language].length);
  });

  it("[OW2] no language has another's", () => {
    expect(new Set(all.map(([, text]) => text)).size).toBe(all.length);
  });

  it.each(all)("[OW2] in %s, %j costs one text of the narrow alphabet", (_language, text) => {
    expect(segmentsOf(text)).toMatchObject({ alphabet: "gsm7", segments: 1 });
  });

  it.each(all)("[OW2] in %s, %j is a question that tells nothing", (_language, text) => {
    expect(text).toMatch(/\?$/);
    expect(text).not.toMatch(TELLING);
    expect(quietWordsIn([{ place: "text", text }], DEFAULT_QUIET_WORDS)).toEqual([]);
  });

  it.each(all)("[OW2] in %s, %j is no keyword and asks for none", (_language, text) => {
    expect(keywordOf(text, DEFAULT_KEYWORDS)).toBeNull();
    expect(invitesOptOut(text)).toBeNull();
  });
});
