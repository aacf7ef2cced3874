import { mayReach } from "@holdfast/contact-policy";
import type { ContactId } from "@holdfast/case-schema";
import type { Context } from "../graphql/context.ts";
import { NO_WORDS_YET } from "./decide.ts";
import { reachFactsOf } from "./reach-facts-of.ts";

/** What a call is, whichever contact it is made from. */
const CALL = { medium: "voice", delivery: "pushed" } as const;

/**
 * Whether the person of a contact may be called now: only where they agreed to calls, and never while danger holds, when even
 * that it rings may be heard by somebody else. Who answers is asked by voice, so that nobody has confirmed them yet forbids
 * nothing.
 */
export async function mayCall(
  { id }: { readonly id: ContactId },
  { store, clock }: Pick<Context, "store" | "clock">,
): Promise<boolean> {
  const record = await store.reach.record(id);
  if (record === null) return false;
  const { outcome, limits } = mayReach(reachFactsOf(record, CALL, NO_WORDS_YET), clock());
  return outcome !== "locked" && !limits.some(({ name }) => name === "danger_word");
}
