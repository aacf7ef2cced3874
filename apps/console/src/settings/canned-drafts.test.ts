import type { CannedText } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { cannedProblems, newText } from "./canned-drafts.ts";

const text: CannedText = {
  id: "a",
  name: "Alone?",
  language: "en",
  media: ["text"],
  words: "Are you alone?",
};

describe("canned texts as they are edited", () => {
  it("can be kept when each says something, under a name of its own", () => {
    expect(cannedProblems([text, { ...text, id: "b", language: "es" }]).size).toBe(0);
    expect(cannedProblems([]).size).toBe(0);
  });

  it.each([
    [
      { ...text, words: "Reply STOP to end" },
      { kind: "invites", word: "STOP" },
    ],
    [{ ...text, words: "This is the hotline" }, { kind: "tells" }],
    [{ ...text, words: " " }, { kind: "unfinished" }],
    [{ ...text, name: "" }, { kind: "unfinished" }],
    [{ ...text, media: [] }, { kind: "unfinished" }],
  ] as const)("cannot when one is wrong, and say how: %j", (wrong, problem) => {
    expect(cannedProblems([{ ...wrong, media: [...wrong.media] }]).get("a")).toEqual(problem);
  });

  it("cannot when two are found by the same name in one language and medium", () => {
    const problems = cannedProblems([text, { ...text, id: "b", media: ["text", "form"], name: "alone?" }]);
    expect([...problems.values()]).toEqual([{ kind: "twice" }, { kind: "twice" }]);
  });

  it("begin anew under an id that no other has", () => {
    const first = newText([]);
    expect(first.id).not.toBe(newText([first]).id);
    expect(newText([{ ...text, id: "text-2" }]).id).toBe("text-3");
  });
});
