import { isLiftable, LIFTABLE, mayReach, type LiftableLock } from "@holdfast/contact-policy";
import type { DueFollowUp } from "@holdfast/db";
import { NO_WORDS_YET, type Known } from "./decide.ts";
import { reachFactsOf } from "./reach-facts-of.ts";

/**
 * The locks that a lead's word would open now, in the conversation or for a follow-up that is due; none where something else
 * locks as well, or the danger word holds: then it would help nobody (CP80); and none for calls, which are no message. What was
 * lifted before counts as locked still.
 */
export function liftableLocks(
  { record, channel, now }: Omit<Known, "settings">,
  due: readonly DueFollowUp[],
): readonly LiftableLock[] {
  const facts = {
    ...reachFactsOf(record, channel, { ...NO_WORDS_YET, content: "neutral_check" }),
    lift: null,
  };
  if (facts.danger.holds || channel.medium === "voice") return [];
  const agreed = due.map(({ agreedAt, from, until, isBegun }) => ({
    ...facts,
    purpose: { kind: "follow_up", agreedAt, from, until, isBegun } as const,
  }));
  const opened = [facts, ...agreed].flatMap((each) => {
    const decision = mayReach(each, now);
    return decision.outcome === "locked" && isLiftable(decision.locks) ? decision.locks : [];
  });
  return LIFTABLE.filter((name) => opened.some((lock) => lock.name === name));
}
