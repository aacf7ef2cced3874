import { laneNumber } from "@holdfast/case-schema";
import type { AnswerRaise } from "@holdfast/channel-kit";
import type { Arrival, CurrentSettings } from "@holdfast/db";
import { classify } from "@holdfast/queue-policy";

/**
 * How pressing a message is by what somebody chose and by what the lists find in its words. Judged here, while the words are
 * in the clear: what is stored of it is a code, and the words are sealed.
 */
export function raiseOf(
  chosen: AnswerRaise | null,
  text: string,
  { wordLists, versions }: Pick<CurrentSettings, "wordLists" | "versions">,
): Arrival["raise"] {
  const found = classify(text, wordLists);
  // What somebody chose to answer is said rather than what a list found, where both are as pressing.
  if (chosen !== null && (found === null || laneNumber(chosen.lane) <= laneNumber(found.lane)))
    return { lane: chosen.lane, reason: `form:${chosen.answer}` };
  if (found === null) return null;
  const version = String(versions?.wordLists ?? 0);
  return { lane: found.lane, reason: `words:${found.list}:${version}:${found.entry}` };
}
