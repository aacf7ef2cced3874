import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { CallAnswerData } from "./person-call-documents.ts";

/** Who answered a call to the person, and what was left, as it is read later; what nobody said is said to be that. */
export function answerWords({ calledAt, said, by }: CallAnswerData, now: number): string {
  const clock = clockWords(calledAt, now);
  const words = saidWords(said, clock);
  return by === null ? words : t`${words} Said by ${by.name}.`;
}

function saidWords(said: CallAnswerData["said"], clock: string): string {
  switch (said) {
    case null:
      return t`Called at ${clock}: nobody has said who answered.`;
    case "person":
      return t`Called at ${clock}: somebody answered.`;
    case "machine":
      return t`Called at ${clock}: a machine answered. Nobody has said whether a message was left.`;
    case "left":
      return t`Called at ${clock}: a machine answered, and the neutral words were left.`;
    case "not_left":
      return t`Called at ${clock}: a machine answered, and nothing was left.`;
    case "something_else":
      return t`Called at ${clock}: a machine answered, and something other than the neutral words was left.`;
  }
}
