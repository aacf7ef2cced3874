import type { Medium } from "@holdfast/case-schema";
import type { ReachPurpose } from "@holdfast/contact-policy";
import type { CallParty, CallWithPerson } from "@holdfast/db";

/** What calling the person of a contact would be for. */
export type CallPurpose = Extract<ReachPurpose, { readonly kind: "conversation" | "after_drop" }>;

/** What is known of a contact's calls. */
export interface CallsBefore {
  readonly medium: Medium;
  /** The last one with themselves on the line, whomever we called since; `null` where there was none. */
  readonly last: CallWithPerson | null;
  readonly parties: readonly Pick<CallParty, "role" | "dialledAt">[];
  /** When they wrote last; `null` where they never did. */
  readonly heardAt: number | null;
}

/**
 * Whether a call to the person follows one that broke off, and how often they were called since (CP15). Only a line that was
 * lost broke off: whoever hung up, and whom we hung up on, did so. Whoever has written or rung since came back.
 */
export function purposeOfCall({ medium, last, parties, heardAt }: CallsBefore): CallPurpose {
  const dialled = parties.filter(({ role, dialledAt }) => role === "person" && dialledAt !== null).length;
  const hasWritten = last?.endedAt != null && heardAt !== null && heardAt > last.endedAt;
  const isBack = hasWritten || last?.rangSince === true;
  if (last?.end !== "lost" || isBack) return { kind: "conversation" };
  // Of a contact that began in writing, the first call to them is the one that broke off, and no try.
  return { kind: "after_drop", tries: medium === "voice" ? dialled : dialled - 1 };
}
