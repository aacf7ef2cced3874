import type { ReachDecision } from "@holdfast/contact-policy";
import { decideWords, type Known, type Outgoing } from "./decide.ts";

/** Whether an answer may leave, and whether with the subject of the conversation. */
export interface AnswerDecided {
  readonly decision: ReachDecision;
  readonly bearsSubject: boolean;
}

/**
 * Decides on an answer. The subject is the conversation's, so nobody who answers can reword it: where it alone would tell, the
 * answer leaves without it rather than not at all (G203).
 */
export function decideAnswer(known: Known, answer: Outgoing): AnswerDecided {
  const decision = decideWords(known, answer);
  const { words } = answer;
  if (decision.outcome !== "limited" || words.subject === null) return { decision, bearsSubject: true };
  const without = decideWords(known, { ...answer, words: { ...words, subject: null } });
  return without.outcome === "allowed"
    ? { decision: without, bearsSubject: false }
    : { decision, bearsSubject: true };
}
