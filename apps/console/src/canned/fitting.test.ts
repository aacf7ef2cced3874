import type { CannedTexts } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { fitting } from "./fitting.ts";

const texts: CannedTexts = [
  { id: "b-en", name: "B", language: "en", media: ["text", "form"], words: "b" },
  { id: "a-en", name: "A", language: "en", media: ["text"], words: "a" },
  { id: "a-es", name: "A", language: "es", media: ["text"], words: "a" },
  { id: "a-fr", name: "A", language: "fr", media: ["text"], words: "a" },
  { id: "m-es", name: "M", language: "es", media: ["email"], words: "m" },
];
const ids = (...given: Parameters<typeof fitting>): readonly string[] =>
  fitting(...given).map(({ id }) => id);

describe("the texts that fit a contact", () => {
  it("stand in its own language first, then in the reader's, and by name", () => {
    expect(ids(texts, "text", "es", "fr")).toEqual(["a-es", "a-fr", "a-en", "b-en"]);
    expect(ids(texts, "text", null, "en")).toEqual(["a-en", "b-en", "a-es", "a-fr"]);
  });

  it("are those for its medium, and none for a call", () => {
    expect(ids(texts, "email", "en", "en")).toEqual(["m-es"]);
    expect(ids(texts, "voice", "en", "en")).toEqual([]);
  });
});
