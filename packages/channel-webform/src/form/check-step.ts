import { MESSAGE_LENGTH_MAX, ReachAnswers } from "@holdfast/case-schema";
import type { TextId } from "../texts/texts.ts";
import { wantsContact, type Answers } from "./answers.ts";
import { STEPS, type Step } from "./steps.ts";

/** One thing to mend: the id of the field it is about, and the sentence that says so. */
export interface Problem {
  readonly field: string;
  readonly text: TextId;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The bounds that the case schema sets, so that page and store can never disagree. */
const ADDRESS_MAX = ReachAnswers.shape.address.unwrap().maxLength ?? 0;
const TIMES_MAX = ReachAnswers.shape.safeTimes.unwrap().maxLength ?? 0;

/** What must be mended before the person can go on from a step; empty when nothing. */
export function checkStep(step: Step, answers: Answers): readonly Problem[] {
  switch (step) {
    case "words":
      return checkWords(answers);
    case "ways":
      return answers.noContact && answers.ways.length > 0 ? [{ field: "ways", text: "ways.both" }] : [];
    case "details":
      return wantsContact(answers) ? checkDetails(answers) : [];
    case "danger":
    case "review":
      return [];
  }
}

/** The first step that still has something to mend, or `null` when the form can be sent. */
export function firstProblem(answers: Answers): { step: Step; problems: readonly Problem[] } | null {
  for (const step of STEPS) {
    const problems = checkStep(step, answers);
    if (problems.length > 0) return { step, problems };
  }
  return null;
}

function checkWords({ words, mute }: Answers): readonly Problem[] {
  if (words.length > MESSAGE_LENGTH_MAX)
    return [{ field: "words", text: "words.long", values: { max: MESSAGE_LENGTH_MAX } }];
  return words.trim() === "" && !mute ? [{ field: "words", text: "words.empty" }] : [];
}

function checkDetails({ address, times }: Answers): readonly Problem[] {
  const problems: Problem[] = [];
  if (address.length > ADDRESS_MAX) problems.push({ field: "address", text: "details.address.long" });
  if (times.length > TIMES_MAX)
    problems.push({ field: "times", text: "details.times.long", values: { max: TIMES_MAX } });
  return problems;
}
