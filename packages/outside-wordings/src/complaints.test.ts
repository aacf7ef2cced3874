import { Language } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { complaintsAbout } from "./complaints.ts";
import { QUIET_ON_PURPOSE } from "./exceptions.ts";
import { WORDINGS } from "./wordings.ts";

const one = (text: unknown): Record<"en" | "es" | "fr", unknown> => ({
  en: { page: { hello: text } },
  es: { page: { hello: "Hola" } },
  fr: { page: { hello: "Bonjour" } },
});
const about = (
  wordings: Record<"en" | "es" | "fr", unknown>,
  quietOnPurpose: Record<string, string> = {},
): readonly string[] => complaintsAbout({ wordings, quietOnPurpose });
const QUIET = { en: "This is the hotline.", es: "Es la línea de ayuda.", fr: "C’est la ligne d’écoute." };

describe("the wordings", () => {
  it("[OW1, OW3, OW4] keep their rules", () => {
    expect(about(WORDINGS, QUIET_ON_PURPOSE)).toEqual([]);
  });

  it("[OW1] have every text in every language, whichever has one too many", () => {
    expect(about({ ...one("Hello"), es: { page: { hello: "Hola", more: "Más" } } })).toEqual([
      "en.json: page.more is missing",
      "fr.json: page.more is missing",
    ]);
    expect(about({ ...one("Hello"), fr: {} })).toEqual(["fr.json: page.hello is missing"]);
    expect(about({ ...one(["Hello"]), es: one("Hola")["en"], fr: one("Salut")["en"] })).toHaveLength(3);
  });

  it.each(["", " ", 3, null, {}])("[OW1] say something: %j does not", (text) => {
    expect(about(one(text))).toHaveLength(1);
  });

  it.each([
    ["This is the hotline", "en-hotline"],
    ["Somos la línea de ayuda", "es-linea-de-ayuda"],
    ["See example.org", "link"],
  ])("[OW3] hold no quiet word: %s", (text, entry) => {
    expect(about(one(text))).toEqual([`en.json: page.hello holds a quiet word: ${entry}`]);
  });

  it.each(Language.options)("[OW3, OW7] hold none in what callers hear in %s", (language) => {
    const { prompts, ...rest } = WORDINGS[language];
    const comfort = `${prompts.comfort} ${QUIET[language]}`;
    const wordings = { ...WORDINGS, [language]: { ...rest, prompts: { ...prompts, comfort } } };
    expect(about(wordings, QUIET_ON_PURPOSE)).toEqual([
      expect.stringMatching(
        new RegExp(`^${language}\\.json: prompts\\.comfort holds a quiet word: ${language}-`),
      ),
    ]);
  });

  it("[OW3] may hold one on purpose, with a reason and while they do", () => {
    const quiet = { "page.hello": "because" };
    expect(about(one("This is the hotline"), quiet)).toEqual([]);
    expect(about(one("Hello"), quiet)).toEqual(["exceptions.ts: page.hello holds no quiet word"]);
    for (const [key, reason] of Object.entries(QUIET_ON_PURPOSE)) {
      // Nothing that is sent to a device is ever an exception.
      expect(key).toMatch(/^form\./);
      expect(reason).toMatch(/\w+ \w+/);
    }
  });

  it("[OW4] ask for no word that opts out", () => {
    expect(about(one("Reply STOP to end."))).toEqual([
      "en.json: page.hello invites STOP, a word that opts out",
    ]);
  });
});
