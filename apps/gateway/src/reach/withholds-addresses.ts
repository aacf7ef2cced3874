import { afterEvent, NO_CONVERSATION, withholdsNow } from "@holdfast/contact-policy";
import type { ReachRecord } from "@holdfast/db";

/**
 * Whether where somebody is reached is kept from everybody at `now`, whoever has the contact and whoever leads: while whoever holds
 * their device may be the exploiter, where they are reached is a fact as others are (CP33).
 */
export function withholdsAddresses(
  { conversation, medium }: Pick<ReachRecord, "conversation" | "medium">,
  now: number,
): boolean {
  return withholdsNow("facts", conversation.reduce(afterEvent, NO_CONVERSATION).hands, medium, now);
}
