import type { ArrangeReason } from "@holdfast/queue-policy";
import { t } from "@lingui/core/macro";

/** Why one contact stands before the next one, as a sentence. */
export function orderWords(first: number, next: number, reason: ArrangeReason): string {
  const [one, other] = [String(first), String(next)];
  switch (reason) {
    case "Q1_danger":
      return t`${one} stands before ${other}: somebody is in danger.`;
    case "Q9_lane":
      return t`${one} stands before ${other}: it is more pressing.`;
    case "Q10_age":
      return t`${one} stands before ${other}: it is less pressing, and has waited so long that it goes first.`;
    case "Q2_soonest_breach":
      return t`${one} stands before ${other}: its answer is due sooner.`;
    case "Q3_longest_wait":
      return t`${one} stands before ${other}: it has waited longer.`;
    case "Q3_lowest_number":
      return t`${one} stands before ${other}: both wait alike, and it came first.`;
    case "Q5_waits_for_somebody":
      return t`${one} stands before ${other}: it waits for somebody, and ${other} has somebody.`;
    case "Q11_set_aside":
      return t`${one} stands before ${other}: ${other} is set aside.`;
    case "Q11_back_sooner":
      return t`${one} stands before ${other}: both are set aside, and it comes back sooner.`;
    case "Q16_machines":
      return t`${one} stands before ${other}: only machines wrote ${other}.`;
  }
}
