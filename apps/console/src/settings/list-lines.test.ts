import type { WordList } from "@holdfast/case-schema";
import { WordLists } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { linesOf, listOf, readLines } from "./list-lines.ts";

const list: WordList = {
  id: "danger-en",
  language: "en",
  entries: [
    { id: "gun", words: "has a gun", lane: "life_threat" },
    { id: "door", words: "locked the door", lane: "crisis" },
  ],
};

describe("a list as lines", () => {
  it("comes back as it was, names included", () => {
    expect(linesOf(list)).toBe("0 has a gun\n1 locked the door");
    expect(readLines(list, linesOf(list))).toEqual({ kind: "read", list });
  });

  it("takes new words under a name of their own, and passes over empty lines", () => {
    const read = readLines(list, "1 ¡Él tiene un ARMA!\n\n  2 el tiene un arma \n0 has a gun");
    expect(read).toMatchObject({
      kind: "read",
      list: {
        entries: [
          { id: "el-tiene-un-arma", lane: "crisis" },
          { id: "el-tiene-un-arma-2", words: "el tiene un arma", lane: "in_situation" },
          { id: "gun", lane: "life_threat" },
        ],
      },
    });
    expect(read.kind === "read" && WordLists.safeParse([read.list]).success).toBe(true);
  });

  it.each([
    ["has a gun", [1]],
    ["7 has a gun", [1]],
    ["1 a gun\n1\n2 !", [2, 3]],
  ])("says which lines are unclear: %j", (text, lines) => {
    expect(readLines(list, text)).toEqual({ kind: "unclear", lines });
  });

  it("is empty for a language that has none yet", () => {
    expect(listOf([list], "fr")).toEqual({ id: "danger-fr", language: "fr", entries: [] });
    expect(listOf([list], "en")).toBe(list);
  });
});
