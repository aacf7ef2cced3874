import type { ContactId } from "@holdfast/case-schema";
import { mayReach } from "@holdfast/contact-policy";
import type { Store } from "@holdfast/db";
import { NO_WORDS_YET } from "./decide.ts";
import { purposeOfCall } from "./purpose-of-call.ts";
import { reachFactsOf } from "./reach-facts-of.ts";

/** What a call is, whichever contact it is made from. */
const CALL = { medium: "voice", delivery: "pushed" } as const;

/** What is read to say whether somebody may be called. */
export interface MayCallParts {
  readonly store: {
    readonly reach: Pick<Store["reach"], "record">;
    readonly calls: Pick<Store["calls"], "lastWithPerson"> & {
      readonly parties: Pick<Store["calls"]["parties"], "ofContact">;
    };
  };
  readonly clock: () => number;
}

/**
 * Whether the person of a contact may be called now: only where they agreed to calls, after a call that broke off only where
 * they asked for that, once, and never while danger holds, when even that it rings may be heard by somebody else. Who answers is
 * asked by voice, so that nobody has confirmed them yet forbids nothing. A lead's word lifts nothing for a call.
 */
export async function mayCall(id: ContactId, { store, clock }: MayCallParts): Promise<boolean> {
  const [record, last, parties] = await Promise.all([
    store.reach.record(id),
    store.calls.lastWithPerson(id),
    store.calls.parties.ofContact(id),
  ]);
  if (record === null) return false;
  const heardAt = record.conversation.findLast(({ kind }) => kind === "heard")?.at ?? null;
  const purpose = purposeOfCall({ medium: record.medium, last, parties, heardAt });
  const facts = reachFactsOf(record, CALL, { ...NO_WORDS_YET, purpose });
  // A lead lifts for one neutral message (CP80), and nobody can say that of a call beforehand.
  const { outcome, limits } = mayReach({ ...facts, lift: null }, clock());
  return outcome !== "locked" && !limits.some(({ name }) => name === "danger_word");
}
