import { describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { SECTIONS } from "./field-shape.ts";
import { fieldWords, sectionWords } from "./field-words.ts";

speak("en");

describe("the words of a case's fields", () => {
  it.each(["person", "exploiter", "note"] as const)(
    "name every field of a %s, and tell them apart",
    (part) => {
      const names = SECTIONS[part].flatMap(({ fields }) => fields.map(([name]) => name));
      const words = names.map((name) => fieldWords(part, name));
      expect(new Set(words).size).toBe(names.length);
      expect(words.filter((word) => names.includes(word))).toEqual([]);
    },
  );

  it("name every heading", () => {
    const ids = Object.values(SECTIONS).flatMap((sections) => sections.map(({ id }) => id));
    expect(new Set(ids.map(sectionWords)).size).toBe(ids.length);
  });
});
