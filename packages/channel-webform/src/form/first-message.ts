import { createHash } from "node:crypto";
import type { AnswerRaise, PersonWrites } from "@holdfast/channel-kit";
import type { ReturnCode } from "../return-code/return-code.ts";
import type { Say } from "../texts/texts.ts";
import { answerFields, reachAnswers, type Answers } from "./answers.ts";
import type { Visit } from "./visit.ts";

/** What it says that somebody is in danger now, whether they come for the first time or come back (WF26). */
export const DANGER_NOW: AnswerRaise = { lane: "life_threat", answer: "danger" };

/** What a finished form says to the team. Sending the same page twice gives the same dedupe key (WF9). */
export function firstMessage(visit: Visit, code: ReturnCode, say: Say, lowTrust: boolean): PersonWrites {
  const { answers, language } = visit;
  return {
    // The answers are part of the key: somebody who goes back, changes a word and sends again has said something new.
    dedupeKey: onceKey(code, "first", JSON.stringify(answerFields(answers))),
    text: answers.words.trim() === "" ? say("words.mute") : answers.words,
    danger: answers.danger === "yes",
    raise: raiseOf(answers),
    language,
    reach: reachAnswers(answers, language),
    lowTrust,
  };
}

/** Whoever cannot write may be watched: a person looks at it as at a crisis, until they know better (WF26). */
function raiseOf({ danger, mute, words }: Answers): AnswerRaise | null {
  if (danger === "yes") return DANGER_NOW;
  return mute && words.trim() === "" ? { lane: "crisis", answer: "cannot_write" } : null;
}

/** A key that is the same for the same page sent with the same words, and for nothing else. */
export function onceKey(code: ReturnCode, page: string, words: string): string {
  return createHash("sha256").update(`${code}\n${page}\n${words}`).digest("base64url");
}
