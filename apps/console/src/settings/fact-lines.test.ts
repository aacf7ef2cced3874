import type { AskedFact } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { linesOfFacts, readFactLines } from "./fact-lines.ts";

const words = (en: string) => ({ en, es: `${en} es`, fr: `${en} fr` });
const facts: readonly AskedFact[] = [
  { kind: "count", id: "n", label: words("How many") },
  { kind: "yes_no", id: "sure", label: words("Confirmed?") },
  {
    kind: "choice",
    id: "why",
    label: words("Why"),
    choices: [
      { id: "a", label: words("Not safe") },
      { id: "b", label: words("Other") },
    ],
  },
];
const LINES = `count How many | How many es | How many fr
yes-no Confirmed? | Confirmed? es | Confirmed? fr
choice Why | Why es | Why fr
- Not safe | Not safe es | Not safe fr
- Other | Other es | Other fr`;

describe("questions as lines", () => {
  it("come back as they were, names included", () => {
    expect(linesOfFacts(facts)).toBe(LINES);
    expect(readFactLines(facts, LINES)).toEqual({ kind: "read", facts });
  });

  it("take new questions and answers under names of their own, which are codes", () => {
    const read = readFactLines(
      facts,
      "count ¡Cuántos años! | b | c\n\nchoice Why | x | y\n- Other | x | y\n- 2 of them | x | y\n- (of them) | x | y",
    );
    expect(read).toMatchObject({
      kind: "read",
      facts: [
        { kind: "count", id: "cuantos_anos" },
        { id: "why", choices: [{ id: "b" }, { id: "of_them" }, { id: "of_them_2" }] },
      ],
    });
  });

  it.each([
    ["How many | a | b", [1]],
    ["count How many | a", [1]],
    ["count How many | a | b | c", [1]],
    ["- Not safe | a | b", [1]],
    ["count n | a | b\n- Not safe | a | b", [2]],
    ["choice Why | a | b\n- Only one | a | b", [1]],
    ["sentence What | a | b\nyes-no Sure | a | b\nyes-no |  | ", [1, 3]],
  ])("say which lines are unclear: %j", (text, lines) => {
    expect(readFactLines([], text)).toEqual({ kind: "unclear", lines });
  });

  it("are none where nothing is asked", () => {
    expect(readFactLines(facts, " \n")).toEqual({ kind: "read", facts: [] });
  });
});
