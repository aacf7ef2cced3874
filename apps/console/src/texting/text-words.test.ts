import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { characterWords } from "./character-words.ts";
import { heldFor } from "./held-for.ts";
import { plainOffer } from "./plainly.ts";
import { countWords, textsWords } from "./text-count.ts";
import { switchWords } from "./use-text-notices.ts";
import { wordsBefore } from "./words-before.ts";

beforeAll(() => speak("en"));

describe("what a text costs, in words", () => {
  it.each([
    ["", ""],
    ["a".repeat(62), "62/160 - 1 text"],
    ["a".repeat(180), "180/306 - 2 texts"],
    ["€", "2/160 - 1 text"],
    ["¿Estás ahí?", "11/70 - 1 text, less room because of “á”"],
    ["ok 😢", "5/70 - 1 text, less room because of “😢”"],
  ])("%j", (text, words) => expect(countWords(text)).toBe(words));

  it("names a character by its look, or by what it does where it has none", () => {
    expect(["’", "\t", "\u00A0", "\u200B", "\u0301", "\uFEFF"].map(characterWords)).toEqual([
      "“’”",
      "a tab",
      "a special space",
      "a hidden character",
      "a hidden character",
      "a hidden character",
    ]);
  });

  it("counts one text and several", () => expect([1, 2].map(textsWords)).toEqual(["1 text", "2 texts"]));
});

describe("a switch of the alphabet", () => {
  it("is worth a warning once it costs a text more, and not before", () => {
    expect(switchWords("Don’t answer")).toBeNull();
    expect(switchWords(`Don’t answer. ${"a".repeat(60)}`)).toBe("“’” makes this 2 texts instead of 1.");
    expect(switchWords("a".repeat(200))).toBeNull();
  });
});

describe("writing plainly", () => {
  it("is offered with what it gains", () => {
    const text = `Don’t answer. ${"a".repeat(60)}`;
    expect(plainOffer(text)).toEqual({ before: text, after: text.replace("’", "'"), gain: "2 texts → 1" });
    expect(plainOffer("Don’t")?.gain).toBe("more room in each text");
  });

  it.each(["Don't", "¿Estás “sola”?", "", "\u200B"])("is not offered for %j", (text) => {
    expect(plainOffer(text)).toBeNull();
  });
});

describe("words that come back", () => {
  it("stand before what was written meanwhile, which is never lost", () => {
    expect(wordsBefore("", "  as they were\n")).toBe("  as they were\n");
    expect(wordsBefore(" \n", "words")).toBe("words");
    expect(wordsBefore("at noon", "Come")).toBe("Come\nat noon");
  });
});

describe("how long an answer is held back", () => {
  it("is counted by the gateway's clock, and never longer than it is held back altogether", () => {
    const entry = { at: 10_000, notBefore: 15_000 };
    expect([10_000, 12_500, 15_000, 99_000].map((now) => heldFor(entry, now))).toEqual([5_000, 2_500, 0, 0]);
    // This machine's clock is behind: it has not left later for that.
    expect(heldFor(entry, 8_000)).toBe(5_000);
    expect(heldFor({ at: 10_000, notBefore: null }, 10_000)).toBe(0);
  });
});
