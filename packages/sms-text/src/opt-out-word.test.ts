import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOptOutWord } from "./opt-out-word.ts";

describe("a word that opts out", () => {
  it.each(DEFAULT_KEYWORDS.lists.flatMap((list) => list.opt_out))("[ST10] %s does", (word) => {
    for (const text of [word, word.toLowerCase(), ` ${word}\n`, `«${word}!»`])
      expect(isOptOutWord(text)).toBe(true);
  });

  it.each([
    "“STOP.”",
    "¡Alto!",
    "arre\u0302t",
    "Cancelar",
    "fin",
    "\uFF33\uFF34\uFF2F\uFF30",
    "\u200BSTOP\uFEFF",
    "[STOP]…",
  ])("[ST10] %j does, however it is written", (text) => expect(isOptOutWord(text)).toBe(true));

  it.each(["", ".", "HELP", "YES", "Sí", "START", "please stop him", "stop stop", "don't cancel", "stopp"])(
    "[ST10] %j does not",
    (text) => expect(isOptOutWord(text)).toBe(false),
  );

  it("[ST10] is one of a hotline's own as well", () => {
    expect(isOptOutWord("Basta!")).toBe(false);
    expect(isOptOutWord("Basta!", ["BASTA"])).toBe(true);
    expect(isOptOutWord("stop", ["BASTA"])).toBe(true);
    expect(isOptOutWord("...", ["!"])).toBe(false);
  });

  it("[ST10] is looked for in no long text, so that nobody waits for one that is nothing but marks", () => {
    expect(isOptOutWord(`STOP${"!".repeat(100)}`)).toBe(false);
    expect(isOptOutWord(`${"!".repeat(300_000)}x`)).toBe(false);
  });

  it("[ST10] is never found inside other words", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom("a", "s", "t", "o", "p", " ") }),
        (more) => {
          fc.pre(more.trim() !== "");
          for (const text of [`stop ${more}`, `${more} stop`]) expect(isOptOutWord(text)).toBe(false);
        },
      ),
    );
  });
});
