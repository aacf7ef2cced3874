import { parse } from "node:path";
import { readdirSync, readFileSync } from "node:fs";
import { Language } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { LANGUAGE_NAMES } from "@holdfast/neutral-page";
import { WORDINGS } from "@holdfast/outside-wordings";
import { CATALOGUES, openTexts, type TextId } from "./texts.ts";

/** Texts whose id is put together from an answer's name. */
const MADE_UP = /^(danger\.(yes|no)|ways\.(text|call|email)|details\.(address|times)(\.hint)?)$/;
const ids = Object.keys(CATALOGUES.en) as TextId[];
const others = Language.options.filter((language) => language !== "en");

/** The names of the values a text takes: `{n}` and the first word of `{count, plural, …}`. */
function values(text: string): string[] {
  return [
    ...new Set(Array.from(text.matchAll(/\{(\w+)(?:\}|, plural)/g), (match) => match[1] ?? "")),
  ].toSorted();
}

/** Grade by Flesch and Kincaid, with vowel groups for syllables: rough, and enough to notice a hard sentence. */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((part) => /\w/.test(part)).length;
  const words = text.match(/[a-zA-Z’']+/g) ?? [];
  const syllables = words.reduce((sum, word) => {
    const groups = word
      .toLowerCase()
      .replace(/(?<=..)e$/, "")
      .match(/[aeiouy]+/g);
    return sum + Math.max(1, groups?.length ?? 1);
  }, 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

describe("the catalogues", () => {
  it("[WF3] are one for each language that is served, and each has its own name", () => {
    expect(Object.keys(CATALOGUES)).toEqual(Language.options);
    expect(Object.keys(LANGUAGE_NAMES)).toEqual(Language.options);
  });

  it.each(others)("[WF3] %s has every text, in the same order, with the same values", (language) => {
    expect(Object.keys(CATALOGUES[language])).toEqual(ids);
    expect(ids.filter((id) => CATALOGUES[language][id].trim() === "")).toEqual([]);
    for (const id of ids)
      expect([id, ...values(CATALOGUES[language][id])]).toEqual([id, ...values(CATALOGUES.en[id])]);
  });

  it.each(others)("[WF3] nothing was left in English in %s", (language) => {
    // Words that both languages share.
    const shared = new Set(["review.no", "danger.no"]);
    const same = ids.filter((id) => CATALOGUES[language][id] === CATALOGUES.en[id] && !shared.has(id));
    expect(same).toEqual([]);
  });

  it.each(Language.options)("[WF3] every text of %s compiles and says its values", (language) => {
    const say = openTexts()[language];
    for (const id of ids) {
      const given = Object.fromEntries(values(CATALOGUES[language][id]).map((name) => [name, 77]));
      // Two values of one text are both 77; none is left over and none is missing.
      const expected = CATALOGUES[language][id].includes("{") ? "77" : "";
      const said = say(id, given);
      expect([id, said]).toEqual([id, expect.not.stringMatching(/[{}#]/)]);
      expect([id, said]).toEqual([id, expect.stringContaining(expected)]);
    }
  });

  it("[WF3] counts as each language counts", () => {
    const { en, es, fr } = openTexts();
    expect(en("opened.new", { count: 0 })).toBe("There is no new answer yet.");
    expect(en("opened.new", { count: 1 })).toBe("There is 1 new answer.");
    expect(es("ago.hours", { count: 2 })).toBe("hace 2 horas");
    expect(fr("ago.days", { count: 1 })).toBe("il y a 1 jour");
  });

  it("[WF3] English uses words of the sixth grade: whole, and each long text by itself", () => {
    const sentences = ids.map((id) => CATALOGUES.en[id].replaceAll(/\{count, plural.*\}\}/g, "two hours"));
    expect(grade(sentences.join(". "))).toBeLessThan(5);
    for (const text of sentences.filter((sentence) => sentence.split(" ").length > 12))
      expect([text, grade(text) < 8.5]).toEqual([text, true]);
  });

  it("[WF3] no text holds markup, so that no translation can break a page", () => {
    for (const language of Language.options)
      expect(ids.filter((id) => /[<>&]/.test(CATALOGUES[language][id]))).toEqual([]);
  });

  it("[WF3] French keeps its marks on the line of their word", () => {
    expect(ids.filter((id) => /«(?!\u00a0)|(?<!\u00a0)»|(?<=\S) [:;?!]/.test(CATALOGUES.fr[id]))).toEqual([]);
  });

  it("[WF3] every text is used", () => {
    const sources = readdirSync(parse(import.meta.dirname).dir, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => readFileSync(`${parse(import.meta.dirname).dir}/${file}`, "utf8"))
      .join("\n");
    const own = Object.keys(WORDINGS.en.form);
    expect(own.filter((id) => !MADE_UP.test(id) && !sources.includes(`"${id}"`))).toEqual([]);
  });
});
