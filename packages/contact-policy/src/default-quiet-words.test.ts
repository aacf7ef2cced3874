import { QuietWords, tellsWhoWeAre } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { DEFAULT_QUIET_WORDS } from "./default-quiet-words.ts";
import { quietWordsIn } from "./quiet-words.ts";

const found = (text: string): readonly (string | null)[] =>
  quietWordsIn([{ place: "text", text }], DEFAULT_QUIET_WORDS).map(({ kind, entry }) => entry ?? kind);

describe("the quiet words that a hotline begins with", () => {
  it("[CP70] are a list as the settings keep it, each entry under a name of its own", () => {
    expect(QuietWords.parse(DEFAULT_QUIET_WORDS)).toEqual(DEFAULT_QUIET_WORDS);
    expect(DEFAULT_QUIET_WORDS.entries.every(({ kind }) => kind === "topic")).toBe(true);
  });

  it.each(DEFAULT_QUIET_WORDS.entries.map(({ id, words }) => [words, id]))("[CP70] find %j", (words, id) => {
    expect(found(`Well, ${words.toUpperCase()}!`)).toContain(id);
  });

  it.each([
    "This is the hotline.",
    "We help with trafficking",
    "Somos la línea de ayuda",
    "contra la trata",
    "la ligne d'écoute",
    "contre la traite",
    "See www.example.org",
  ])("[CP70] find whatever no canned text may say: %j", (text) => {
    expect(tellsWhoWeAre(text)).toBe(true);
    expect(found(text)).not.toEqual([]);
  });

  it.each([
    "I'm here. Take your time.",
    "You were treated badly.",
    "J’ai bien reçu. À demain.",
    "Se trata de usted.",
    "We can line up a bed.",
    "The traffic is bad.",
    "Es una línea roja.",
    "Ne traitez pas cela.",
  ])("[CP70] find nothing in what is nobody's secret: %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});
