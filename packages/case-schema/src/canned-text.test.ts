import { describe, expect, it } from "vitest";
import { CANNED_TEXT_MAX, CannedTexts, tellsWhoWeAre } from "./canned-text.ts";

const text = {
  id: "alone-en",
  name: "Alone?",
  language: "en",
  media: ["text", "form"],
  words: "Are you alone? Y or N is enough.",
};

describe("canned texts", () => {
  it("are one of a name for each language and each medium", () => {
    const other = [
      text,
      { ...text, id: "alone-es", language: "es", words: "¿A solas? S o N basta." },
      { ...text, id: "alone-mail", media: ["email"] },
    ];
    expect(CannedTexts.parse(other)).toEqual(other);
    expect(CannedTexts.safeParse([]).success).toBe(true);
  });

  it.each<[string, unknown]>([
    ["two of one id", [text, { ...text, name: "Other" }]],
    ["two of one name, language and medium", [text, { ...text, id: "two", name: "alone?", media: ["form"] }]],
    ["one for a call", [{ ...text, media: ["voice"] }]],
    ["one for no medium", [{ ...text, media: [] }]],
    ["one for a medium twice", [{ ...text, media: ["text", "text"] }]],
    ["one that shows nothing", [{ ...text, words: " \u200B\n" }]],
    ["one that is too long", [{ ...text, words: "a".repeat(CANNED_TEXT_MAX + 1) }]],
    ["one that no database holds", [{ ...text, words: "Are you\0 alone?" }]],
    ["one that ends in half a character", [{ ...text, words: "Alone? \uD83D" }]],
    ["one that is read in another order", [{ ...text, words: "Reply \u202EON" }]],
    ["one without a name", [{ ...text, name: " " }]],
    ["one in a language that nobody is served in", [{ ...text, language: "de" }]],
    ["one that leads somewhere", [{ ...text, words: "See https://example.org" }]],
  ])("are never %s", (_name, wrong) => {
    expect(CannedTexts.safeParse(wrong).success).toBe(false);
  });

  it("are not looked at for what they tell when they are too long: the looking grows faster than they do", () => {
    const words = `www.${"a-".repeat(CANNED_TEXT_MAX)}`;
    const { error } = CannedTexts.safeParse([{ ...text, words }]);
    expect(error?.issues.map(({ code }) => code)).toEqual(["too_big"]);
  });

  it.each([
    "This is the hotline.",
    "We help with trafficking",
    "See www.example.org",
    "Look at example.org",
    "Somos la línea de ayuda",
    "contra la trata",
    "la ligne d’écoute",
    "contre la traite",
    "Somos la li\u0301nea de ayuda",
    "This is the hot\u00ADline.",
    "Look at example\u200B.org",
    "Ｔrafficking",
  ])("never tell whoever reads along who is writing: %s", (words) => {
    expect(tellsWhoWeAre(words)).toBe(true);
    expect(CannedTexts.safeParse([{ ...text, words }]).success).toBe(false);
  });

  it.each([
    "I'm here. Take your time.",
    "You were treated badly.",
    "J’ai bien reçu. À demain.",
    "Se trata de usted.",
  ])("may say what is nobody's secret: %s", (words) => {
    expect(tellsWhoWeAre(words)).toBe(false);
  });
});
