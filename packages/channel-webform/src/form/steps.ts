import { wantsContact, type Answers } from "./answers.ts";

/** The questions, one a step, in order. */
export const STEPS = ["danger", "words", "ways", "details", "review"] as const;
export type Step = (typeof STEPS)[number];

/** The fields that a step's own page shows; every other answer travels hidden. */
export const STEP_FIELDS: Readonly<Record<Step, readonly string[]>> = {
  danger: ["danger"],
  words: ["words", "mute"],
  ways: ["way", "none"],
  details: ["address", "times", "leave"],
  review: [],
};

/** Whether a page's name is a question's. */
export function isStep(name: string): name is Step {
  return (STEPS as readonly string[]).includes(name);
}

/** The step after `step`; nobody who wants no contact is asked for a number. */
export function stepAfter(step: Step, answers: Answers): Step {
  const next = STEPS[STEPS.indexOf(step) + 1] ?? "review";
  return next === "details" && !wantsContact(answers) ? "review" : next;
}

/** The page before `step`: another step, or the promise that precedes the first question. */
export function pageBefore(step: Step, answers: Answers): Step | "promise" {
  const previous = STEPS[STEPS.indexOf(step) - 1];
  if (previous === undefined) return "promise";
  return previous === "details" && !wantsContact(answers) ? "ways" : previous;
}
