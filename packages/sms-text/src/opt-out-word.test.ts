import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optOutWord } from "./opt-out-word.ts";

describe("a word that opts out", () => {
  it.each([
    "STOP",
    "stop",
    " Stop\n",
    "Stop!",
    "“STOP.”",
    "END",
    "Cancel",
    "OPT-OUT",
    "opt out",
    "ALTO",
    "¡Alto!",
    "ARRÊT",
    "«Désabonner»",
    "DESABONNER",
    "\uFF33\uFF34\uFF2F\uFF30",
    "\u200BSTOP\uFEFF",
    "[STOP]…",
  ])("[ST10] %j opts out", (text) => expect(optOutWord(text)).toBe(true));

  it("[ST10] is known however its accents are written", () => {
    expect(optOutWord("arre\u0302t")).toBe(true);
  });

  it("[ST10] YES answers a question, and lifts no STOP", () => {
    for (const text of ["YES", "Yes", "SÍ", "oui"]) expect(optOutWord(text)).toBeNull();
  });

  it.each(["START", "unstop", "Start."])("[ST10] %j opts in again", (text) => {
    expect(optOutWord(text)).toBe(false);
  });

  it.each(["", "HELP", "please stop him", "stop stop", "I want it to end", "don't cancel", "stopp", "."])(
    "[ST10] %j says something else",
    (text) => expect(optOutWord(text)).toBeNull(),
  );

  it("[ST10] is looked for in no long text, so that nobody waits for one that is nothing but marks", () => {
    expect(optOutWord(`STOP${"!".repeat(100)}`)).toBeNull();
    expect(optOutWord(`${"!".repeat(300_000)}x`)).toBeNull();
  });

  it("[ST10] is never found inside other words", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom("a", "s", "t", "o", "p", " ") }),
        (more) => {
          fc.pre(more.trim() !== "");
          for (const text of [`stop ${more}`, `${more} stop`]) expect(optOutWord(text)).toBeNull();
        },
      ),
    );
  });
});
