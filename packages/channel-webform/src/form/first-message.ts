import { createHash } from "node:crypto";
import type { PersonWrites } from "@holdfast/channel-kit";
import type { ReturnCode } from "../return-code/return-code.ts";
import type { Say } from "../texts/texts.ts";
import { answerFields, reachAnswers } from "./answers.ts";
import { isLowTrust } from "./low-trust.ts";
import type { Visit } from "./visit.ts";

/** What a finished form says to the team. Sending the same page twice gives the same dedupe key (WF9). */
export function firstMessage(visit: Visit, code: ReturnCode, say: Say, now: number): PersonWrites {
  const { answers, language } = visit;
  return {
    // The answers are part of the key: somebody who goes back, changes a word and sends again has said something new.
    dedupeKey: onceKey(code, "first", JSON.stringify(answerFields(answers))),
    text: answers.words.trim() === "" ? say("words.mute") : answers.words,
    danger: answers.danger === "yes",
    language,
    reach: reachAnswers(answers, language),
    lowTrust: isLowTrust(visit, now),
  };
}

/** A key that is the same for the same page sent with the same words, and for nothing else. */
export function onceKey(code: ReturnCode, page: string, words: string): string {
  return createHash("sha256").update(`${code}\n${page}\n${words}`).digest("base64url");
}
