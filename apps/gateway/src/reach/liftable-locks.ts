import { isLiftable, LIFTABLE, mayReach, type LiftableLock } from "@holdfast/contact-policy";
import { NO_WORDS_YET, type Known } from "./decide.ts";
import { reachFactsOf } from "./reach-facts-of.ts";

/**
 * The locks that a lead's word would open now; none where something else locks as well, or the danger word holds: then it
 * would help nobody (CP80).
 */
export function liftableLocks({ record, channel, now }: Omit<Known, "settings">): readonly LiftableLock[] {
  const facts = {
    ...reachFactsOf(record, channel, { ...NO_WORDS_YET, content: "neutral_check" }),
    lift: null,
  };
  const decision = mayReach(facts, now);
  if (decision.outcome !== "locked" || facts.danger.holds || !isLiftable(decision.locks)) return [];
  return LIFTABLE.filter((name) => decision.locks.some((lock) => lock.name === name));
}
