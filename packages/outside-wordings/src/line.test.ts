import { DEFAULT_KEYWORDS, Language, tellsWhoWeAre } from "@holdfast/case-schema";
import { DEFAULT_QUIET_WORDS, keywordOf, quietWordsIn } from "@holdfast/contact-policy";
import { segmentsOf } from "@holdfast/sms-text";
import { expect, it } from "vitest";
import { WORDINGS } from "./wordings.ts";

const NUMBER = "+12345678901234567890";
/** What tells who writes, or about what: the quiet list lets some of it pass. */
const TELLING =
  /hotline|helpline|crisis|traffick|violen|abus|support|advocate|safe|danger|police|ayuda|línea|trata\b|apoyo|peligro|segur|traite\b|aide|soutien|victim|holdfast|\bteam\b|equipo|équipe/iu;

it.each(
  Language.options.flatMap((language) =>
    Object.entries(WORDINGS[language].line).map(([name, text]) => [language, name, text] as const),
  ),
)(
  "[OW8] the line's own %s words, %s, tell nothing, ask nothing and fit one text",
  (_language, name, text) => {
    expect(text.includes("{number}")).toBe(name === "elsewhere");
    const said = text.replace("{number}", NUMBER);
    expect(segmentsOf(said)).toMatchObject({ alphabet: "gsm7", segments: 1 });
    expect(said).not.toMatch(TELLING);
    expect(said).not.toMatch(/[?¿]|https?:/u);
    expect(tellsWhoWeAre(said)).toBe(false);
    expect(quietWordsIn([{ place: "text", text: said }], DEFAULT_QUIET_WORDS)).toEqual([]);
    expect(keywordOf(said, DEFAULT_KEYWORDS)).toBeNull();
  },
);
