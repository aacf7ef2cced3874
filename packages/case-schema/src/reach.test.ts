import { expect, it } from "vitest";
import { ReachAnswers, ReachWay } from "./reach.ts";

const answers: ReachAnswers = {
  ways: ["text"],
  address: "555-0142",
  safeTimes: "after six",
  mayLeaveMessage: false,
  language: "es",
};

it("keeps answers as they were given", () => {
  expect(ReachAnswers.parse(answers)).toEqual(answers);
});

it("lets somebody say that they will come back by themselves", () => {
  const silent: ReachAnswers = { ...answers, ways: [], address: null, safeTimes: null };
  expect(ReachAnswers.parse(silent)).toEqual(silent);
});

it.each(["ways", "address", "safeTimes", "mayLeaveMessage", "language"] as const)(
  "invents no answer about %s",
  (question) => {
    const { [question]: _, ...rest } = answers;
    expect(ReachAnswers.safeParse(rest).success).toBe(false);
  },
);

it("refuses what is too long rather than cutting it", () => {
  expect(ReachAnswers.safeParse({ ...answers, address: "5".repeat(321) }).success).toBe(false);
  expect(ReachAnswers.safeParse({ ...answers, safeTimes: "x".repeat(501) }).success).toBe(false);
  expect(
    ReachAnswers.safeParse({ ...answers, address: "5".repeat(320), safeTimes: "x".repeat(500) }).success,
  ).toBe(true);
});

it("has no way called none: silence is an empty list", () => {
  expect(ReachWay.options).not.toContain("none");
});
