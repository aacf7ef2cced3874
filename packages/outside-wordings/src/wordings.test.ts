import { answerSubject, Language, tellsWhoWeAre } from "@holdfast/case-schema";
import { DEFAULT_QUIET_WORDS, quietWordsIn } from "@holdfast/contact-policy";
import { segmentsOf } from "@holdfast/sms-text";
import { describe, expect, it } from "vitest";
import { inEveryLanguage, WORDINGS } from "./wordings.ts";

/** The names of the values that a text is filled with. */
const values = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)(?:\}|, plural)/g)].map((match) => match[1] ?? "").toSorted();
/** More than the quiet list has: words that the list must let pass, and that are too much at somebody's ear. */
const TOPICS =
  /hotline|helpline|crisis|traffick|violen|abus|support|advocate|police|policía|ayuda|línea|trata\b|apoyo|traite\b|aide|écoute|soutien|victim|holdfast/iu;

describe("what is said outside", () => {
  it("[OW5] above and before a mail is the same in every language, since nobody knows which is read", () => {
    for (const language of Language.options) expect(WORDINGS[language].mail).toEqual(WORDINGS.en.mail);
    expect(answerSubject(null)).toBe(WORDINGS.en.mail.subject);
  });

  it("[OW5] where nobody knows the language is said in each, one after the other", () => {
    expect(inEveryLanguage(({ refusals }) => refusals.failed, " / ")).toBe(
      "Something went wrong. / Algo falló. / Quelque chose n’a pas marché.",
    );
  });

  it("[OW5] by a mail door is plain ASCII, and one line of the protocol", () => {
    for (const name of ["unknown", "full", "later", "tooLarge"] as const)
      expect(inEveryLanguage(({ door }) => door[name], " / ")).toMatch(/^[ -~]{10,200}$/);
  });

  it("[OW5] to try a telephone is one text, in every language", () => {
    expect(segmentsOf(inEveryLanguage(({ test }) => test, "\n"))).toMatchObject({
      alphabet: "gsm7",
      segments: 1,
    });
  });

  it.each(Language.options)(
    "[OW6] to a machine in %s tells nothing, asks for nothing and promises nothing, within ten seconds",
    (language) => {
      const { voicemail } = WORDINGS[language];
      expect(voicemail.split(" ").length).toBeLessThanOrEqual(25);
      expect(voicemail).not.toMatch(/[?\d{]|https?:/u);
      expect(voicemail).not.toMatch(
        /\b(help|safe|we|us|our|again|back|soon|tomorrow|later|ayuda|segur[oa]|nosotros|nuestr[oa]|otra vez|luego|pronto|hasta|mañana|aide|sûre?|nous|notre|rappel\w*|bientôt|demain)\b/iu,
      );
      expect(quietWordsIn([{ place: "text", text: voicemail }], DEFAULT_QUIET_WORDS)).toEqual([]);
      expect(tellsWhoWeAre(voicemail)).toBe(false);
    },
  );

  it.each(
    Language.options.flatMap((language) =>
      Object.entries(WORDINGS[language].prompts).map(([prompt, text]) => [language, prompt, text] as const),
    ),
  )(
    "[OW7] to a caller in %s, by %s, names neither an organisation nor a topic",
    (_language, _prompt, text) => {
      expect(quietWordsIn([{ place: "text", text }], DEFAULT_QUIET_WORDS)).toEqual([]);
      expect(tellsWhoWeAre(text)).toBe(false);
      expect(text).not.toMatch(TOPICS);
      expect(text.split(" ").length).toBeLessThanOrEqual(45);
    },
  );

  it.each(Language.options)(
    "[OW5] of a request in %s is one sentence, and repeats nothing of it",
    (language) => {
      for (const text of Object.values(WORDINGS[language].refusals)) {
        expect(text).toMatch(/^[A-Z][^\n]{5,120}\.$/);
        expect(values(text)).toEqual([]);
      }
    },
  );

  it.each(Language.options)(
    "[OW3] in %s by a new house's canned texts tells nobody who writes",
    (language) => {
      for (const text of Object.values(WORDINGS[language].canned)) expect(tellsWhoWeAre(text)).toBe(false);
    },
  );
});
