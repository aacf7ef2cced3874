import { describe, expect, it } from "vitest";
import { answerFields, readAnswers } from "./answers.ts";
import { isStep, pageBefore, stepAfter, STEP_FIELDS, STEPS } from "./steps.ts";

const nothing = readAnswers(new Map());
const reachable = { ...nothing, ways: ["text" as const] };

describe("the steps", () => {
  it.each([
    ["skipping contact", nothing, ["danger", "words", "ways", "review"]],
    ["with a way", reachable, ["danger", "words", "ways", "details", "review"]],
    [
      "with a way, and yet no contact",
      { ...reachable, noContact: true },
      ["danger", "words", "ways", "review"],
    ],
  ])("[WF7] %s, go forward and the same way back", (_name, answers, path) => {
    const steps = path.filter(isStep);
    expect(steps).toEqual(path);
    expect(steps.slice(0, -1).map((step) => stepAfter(step, answers))).toEqual(path.slice(1));
    expect(steps.map((step) => pageBefore(step, answers))).toEqual(["promise", ...path.slice(0, -1)]);
  });

  it("[WF2] each answer is shown on exactly one page, so that none travels twice or not at all", () => {
    const all = { ...reachable, danger: "yes" as const, words: "w", mute: true, noContact: true };
    const names = answerFields({ ...all, address: "a", times: "t", mayLeaveMessage: true }).map(
      ([name]) => name,
    );
    expect(STEPS.flatMap((step) => STEP_FIELDS[step]).toSorted()).toEqual(names.toSorted());
  });

  it("knows its own names only", () => {
    for (const name of ["start", "constructor", "", "Danger"]) expect(isStep(name)).toBe(false);
  });
});
