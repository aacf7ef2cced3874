import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insertAt } from "./insert-at.ts";

describe("a text that is inserted", () => {
  it.each([
    ["", 0, 0, "Here.", "Here.", 5],
    ["Hello.", 6, 6, "Here.", "Hello. Here.", 12],
    ["Hello. ", 7, 7, "Here.", "Hello. Here.", 12],
    ["Hello.\n", 7, 7, "Here.", "Hello.\nHere.", 12],
    ["write soon", 0, 0, "Here.", "Here. write soon", 6],
    ["Hello, write", 7, 12, "wait", "Hello, wait", 11],
    ["one two", 4, 4, "and", "one and two", 8],
    ["one, two", 3, 3, "and", "one and, two", 7],
  ])("in %j from %i to %i, %j: %j, with the caret after it", (text, from, to, words, after, caret) => {
    expect(insertAt(text, from, to, words)).toEqual({ text: after, caret });
  });

  it("loses nothing of what stood around it, and is there in whole, before the caret", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string({ minLength: 1 }),
        (before, cut, after, words) => {
          const made = insertAt(before + cut + after, before.length, before.length + cut.length, words);
          expect(made.text.startsWith(before) && made.text.endsWith(after)).toBe(true);
          expect(made.text.slice(before.length, made.caret).trim()).toBe(words.trim());
        },
      ),
    );
  });
});
