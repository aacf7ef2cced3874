import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { readAnswers, type Answers } from "./answers.ts";
import { checkStep, firstProblem } from "./check-step.ts";

const answers = (some: Partial<Answers>): Answers => ({ ...readAnswers(new Map()), ...some });
const texts = (step: Parameters<typeof checkStep>[0], some: Partial<Answers>) =>
  checkStep(step, answers(some)).map(({ text }) => text);

describe("checking a step", () => {
  it("[WF7] asks for nothing on any step but the words", () => {
    for (const step of ["danger", "ways", "details", "review"] as const) expect(texts(step, {})).toEqual([]);
    expect(texts("words", {})).toEqual(["words.empty"]);
    expect(texts("words", { mute: true })).toEqual([]);
    expect(texts("words", { words: "." })).toEqual([]);
  });

  it("[WF7] allows exactly as much as the store takes", () => {
    const ways = ["call" as const];
    expect(texts("words", { words: "x".repeat(MESSAGE_LENGTH_MAX) })).toEqual([]);
    expect(texts("words", { words: "x".repeat(MESSAGE_LENGTH_MAX + 1) })).toEqual(["words.long"]);
    expect(texts("details", { ways, address: "5".repeat(320), times: "x".repeat(500) })).toEqual([]);
    expect(texts("details", { ways, address: "5".repeat(321), times: "x".repeat(501) })).toEqual([
      "details.address.long",
      "details.times.long",
    ]);
  });

  it("[WF7] too long words are not excused by 'I can't write'", () => {
    expect(texts("words", { mute: true, words: "x".repeat(MESSAGE_LENGTH_MAX + 1) })).toEqual(["words.long"]);
  });

  it("[WF7] details that will not be sent need no mending", () => {
    const address = "5".repeat(400);
    expect(texts("details", { address })).toEqual([]);
    expect(firstProblem(answers({ words: "Hello", noContact: true, address }))).toBeNull();
  });

  it("[WF7] finds the first step to mend, in the order of the form", () => {
    const both = { ways: ["email" as const], noContact: true };
    expect(firstProblem(answers(both))?.step).toBe("words");
    expect(firstProblem(answers({ ...both, words: "Hello" }))?.step).toBe("ways");
    expect(firstProblem(answers({ words: "Hello" }))).toBeNull();
  });
});
