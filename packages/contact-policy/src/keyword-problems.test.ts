import { DEFAULT_KEYWORDS, type KeywordLists } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { keywordProblems } from "./keyword-problems.ts";

const english = {
  language: "en",
  opt_out: ["STOP"],
  opt_in: ["START"],
  help: ["HELP"],
  yes: ["YES"],
} as const;
const lists = (more: Partial<Record<keyof typeof english, readonly string[]>>): KeywordLists => [
  { ...english, ...more } as unknown as KeywordLists[number],
];

describe("lists of keywords", () => {
  it("[CP60] can be those that were delivered, and fewer or others", () => {
    expect(keywordProblems(DEFAULT_KEYWORDS.lists)).toEqual([]);
    expect(keywordProblems(lists({}))).toEqual([]);
    expect(keywordProblems(lists({ opt_out: ["STOP", "BASTA"], help: [] }))).toEqual([]);
  });

  it("[CP60] have no word that says two things, in one language or in two; it is named as it is written", () => {
    expect(keywordProblems(lists({ opt_out: ["STOP", "Bye!"], yes: ["BYE"] }))).toEqual([
      { kind: "says_two_things", word: "Bye!" },
      { kind: "says_two_things", word: "BYE" },
    ]);
    const spanish = { ...english, language: "es", opt_out: [], opt_in: ["stop"], yes: [] } as const;
    expect(keywordProblems([...lists({}), spanish as unknown as KeywordLists[number]])).toContainEqual({
      kind: "says_two_things",
      word: "stop",
    });
  });

  it.each([
    ["opt_in", "YES"],
    ["opt_in", "Sí"],
    ["opt_in", "oui"],
    ["opt_out", "HELP"],
    ["opt_out", "Info"],
    ["opt_out", "BEFREE"],
  ] as const)("[CP61] [CP63] %s never has %s, though no other of these lists has it", (kind, word) => {
    const given = lists({ help: [], yes: [], [kind]: [...english[kind], word] });
    expect(keywordProblems(given)).toEqual([{ kind: "says_two_things", word }]);
  });

  it("[CP60] always have STOP, and START with which it is taken back", () => {
    expect(keywordProblems([])).toEqual([
      { kind: "missing", word: "STOP" },
      { kind: "missing", word: "START" },
    ]);
    expect(keywordProblems(lists({ opt_out: ["END"] }))).toEqual([{ kind: "missing", word: "STOP" }]);
    expect(keywordProblems(lists({ opt_out: ["stop."], opt_in: ["Start"] }))).toEqual([]);
  });
});
