import type { ContactId } from "@holdfast/case-schema";
import { mayReach, type ReachDecision } from "@holdfast/contact-policy";
import type { Store } from "@holdfast/db";
import { NO_WORDS_YET } from "./decide.ts";
import { purposeOfCall } from "./purpose-of-call.ts";
import { reachFactsOf } from "./reach-facts-of.ts";

/** What a call is, whichever contact it is made from. */
export const CALL = { medium: "voice", delivery: "pushed" } as const;

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

/** What is decided on calling somebody. */
export interface CallDecided {
  readonly decision: ReachDecision;
  /** Whether the line of their last call was lost, and they neither wrote nor rang since. */
  readonly brokeOff: boolean;
}

/**
 * The decision on calling the person of a contact now: only where they agreed to calls, after a call that broke off only where
 * they asked for that, once. A lead's word lifts nothing for a call. `null`: there is no such contact.
 */
export async function decideCall(id: ContactId, { store, clock }: MayCallParts): Promise<CallDecided | null> {
  const [record, last, parties] = await Promise.all([
    store.reach.record(id),
    store.calls.lastWithPerson(id),
    store.calls.parties.ofContact(id),
  ]);
  if (record === null) return null;
  const heardAt = record.conversation.findLast(({ kind }) => kind === "heard")?.at ?? null;
  const purpose = purposeOfCall({ medium: record.medium, last, parties, heardAt });
  const facts = reachFactsOf(record, CALL, { ...NO_WORDS_YET, purpose });
  // A lead lifts for one neutral message (CP80), and nobody can say that of a call beforehand.
  const decision = mayReach({ ...facts, lift: null }, clock());
  return { decision, brokeOff: purpose.kind === "after_drop" };
}

/**
 * Whether a decision lets somebody be called: never while danger holds, when even that it rings may be heard by somebody else.
 * Who answers is asked by voice, so that nobody has confirmed them yet forbids nothing.
 */
export function allowsCall({ outcome, limits }: ReachDecision): boolean {
  return outcome !== "locked" && !limits.some(({ name }) => name === "danger_word");
}

/** Whether the person of a contact may be called now. */
export async function mayCall(id: ContactId, parts: MayCallParts): Promise<boolean> {
  const decided = await decideCall(id, parts);
  return decided !== null && allowsCall(decided.decision);
}
