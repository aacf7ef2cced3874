import type { CallAnswerSaid, CallPartyId, ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { ReachRecord } from "../reach/reach-record.ts";

/** A call to the person that somebody or something took, and what was said last of who. */
export interface CallAnswer {
  /** The one that was called. */
  readonly party: CallPartyId;
  readonly calledAt: number;
  readonly calledBy: StaffName;
  /** The end of the call that goes on at which they are; `null`: at none. */
  readonly leg: string | null;
  /** `null`, and with it `at` and `by`: nobody said it yet. */
  readonly said: CallAnswerSaid | null;
  /** Whether words may be left, as it was looked at when a machine was heard; `null` where nobody heard one. */
  readonly mayLeave: boolean | null;
  readonly at: number | null;
  readonly by: StaffName | null;
}

/** What came of saying it. `not_taken`: nobody and nothing took the call; `not_agreed`: no words may be left (CP18). */
export type CallAnswerKept =
  | { readonly kind: "kept"; readonly answer: CallAnswer }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "not_found" | "not_taken" | "not_now" | "not_agreed" };

/** How many calls to people ended with whom since a time; `unsaid`: a machine, and nobody said whether words were left. */
export interface CallAnswerCounts {
  readonly person: number;
  readonly left: number;
  readonly notLeft: number;
  readonly somethingElse: number;
  readonly unsaid: number;
}

export interface CallAnswerStore {
  /**
   * Keeps what whoever has the contact says. `mayLeave` is asked once a machine is heard, of what is known of reaching them at
   * the version of the contact at which it is kept, and holds from then on. `not_now`, too, where the contact changes faster than that is looked at.
   */
  readonly say: (given: {
    readonly contactId: ContactId;
    readonly party: CallPartyId;
    readonly by: UserId;
    readonly said: CallAnswerSaid;
    readonly mayLeave: (record: ReachRecord) => boolean;
  }) => Promise<CallAnswerKept>;
  /** Of each call to the person of a contact that was taken, in the order in which they were called. */
  readonly ofContact: (contactId: ContactId) => Promise<readonly CallAnswer[]>;
  readonly counts: (since: number) => Promise<CallAnswerCounts>;
}
