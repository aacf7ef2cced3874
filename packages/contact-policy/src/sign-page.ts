import type { Medium } from "@holdfast/case-schema";
import { handsAt } from "./hands.ts";
import type { ReachFacts } from "./reach-facts.ts";

/** Why nobody signs on a page now. */
export type NoSignPageBecause =
  | "danger_word"
  | "may_be_exploiter"
  | "somebody_else"
  | "not_asked"
  | "never"
  | "preference_expired"
  | "device_not_private"
  | "no_plain_words"
  | "other_hands";

/** One reason, with its rule of SPEC.md. */
export interface NoSignPage {
  readonly because: NoSignPageBecause;
  readonly rule: "CP90" | "CP91" | "CP92";
}

/** What is known of whoever would sign: of the person in the contact in which it is offered. */
export type SigningFacts = Pick<ReachFacts, "preference" | "danger" | "conversation" | "isInSituation"> & {
  readonly medium: Medium;
};

/**
 * Why whoever is in a contact may not sign on a page at `now`, the gravest reason; `null`: they may. Asked where one is offered,
 * and again as it is shown and signed, where silence in the conversation is no sign: they are reading.
 */
export function whyNoSignPage(
  { preference, danger, conversation, isInSituation, medium }: SigningFacts,
  step: "offer" | "sign",
  now: number,
): NoSignPage | null {
  if (danger.holds) return { because: "danger_word", rule: "CP92" };
  const signs = handsAt(conversation.hands, medium, now).signs.map(({ sign }) => sign);
  if (signs.includes("may_be_exploiter")) return { because: "may_be_exploiter", rule: "CP92" };
  if (!isInSituation) return { because: "somebody_else", rule: "CP92" };
  if (preference === null) return { because: "not_asked", rule: "CP90" };
  if (preference.may === "never") return { because: "never", rule: "CP90" };
  if (now >= preference.validUntil) return { because: "preference_expired", rule: "CP90" };
  const { shared, watched } = preference.device;
  if (shared !== "no" || watched !== "no") return { because: "device_not_private", rule: "CP91" };
  if (!preference.allowsPlainWords) return { because: "no_plain_words", rule: "CP91" };
  const doubted = signs.filter((sign) => step === "offer" || sign === "number_reassigned");
  return doubted.length > 0 ? { because: "other_hands", rule: "CP92" } : null;
}
