import { DEFAULT_KEYWORDS, Language } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { keywordLines, readKeywords } from "./keyword-lines.ts";

const NONE = { opt_out: "", opt_in: "", help: "", yes: "" };

describe("keywords as lines", () => {
  it("come back as they were", () => {
    const read = Language.options.map((language) =>
      readKeywords(language, keywordLines(DEFAULT_KEYWORDS.lists, language)),
    );
    expect(read).toEqual(DEFAULT_KEYWORDS.lists.map((list) => ({ kind: "read", list })));
  });

  it("are none for a language that has none yet, and empty lines say nothing", () => {
    expect(keywordLines([], "es")).toEqual(NONE);
    expect(readKeywords("es", { ...NONE, opt_out: "\n  BASTA \n\n" })).toEqual({
      kind: "read",
      list: { language: "es", opt_out: ["BASTA"], opt_in: [], help: [], yes: [] },
    });
  });

  it("say which lines are no words, kind by kind", () => {
    expect(readKeywords("en", { ...NONE, opt_out: "STOP\n!!\n\nx", yes: "Y" })).toEqual({
      kind: "unclear",
      lines: { opt_out: [2, 4], yes: [1] },
    });
  });
});
