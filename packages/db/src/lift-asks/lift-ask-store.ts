import type { ContactId, LiftAnswer, LiftAskId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { LiftableLock } from "../reach/reach-record.ts";

/** That whoever has a contact asked a lead to lift what locks it. Personal data: `reason`, `answer.reason`. */
export interface LiftAsk {
  readonly id: LiftAskId;
  readonly by: StaffName;
  readonly at: number;
  readonly locks: readonly LiftableLock[];
  /** `null` where it is damaged. */
  readonly reason: string | null;
  /** `null` while it is not answered. */
  readonly answer: LiftAskAnswer | null;
}

export interface LiftAskAnswer {
  readonly kind: LiftAnswer;
  readonly by: StaffName;
  readonly at: number;
  /** Why it was declined; `null` of a lift, whose reason is kept with it, and where it is damaged. */
  readonly reason: string | null;
}

export interface LiftAskGiven {
  readonly contactId: ContactId;
  readonly by: UserId;
  /** The contact's version whose locks were looked at. */
  readonly seenVersion: number;
  readonly locks: readonly LiftableLock[];
  /** Personal data. */
  readonly reason: string;
}

interface NotHolder {
  readonly kind: "not_holder";
  readonly holder: StaffName | null;
}

export type LiftAsked =
  | { readonly kind: "asked"; readonly version: number; readonly at: number }
  | { readonly kind: "already_asked"; readonly at: number }
  /** The contact is at another version than the one that was looked at: its locks may be others. */
  | { readonly kind: "moved" }
  | { readonly kind: "not_found" }
  | NotHolder;

export type LiftAskEnded =
  | { readonly kind: "ended"; readonly version: number }
  | { readonly kind: "nothing_asked" | "not_found" };

/** A contact in which something is asked, and its version. */
export interface OpenLiftAsk {
  readonly contactId: ContactId;
  readonly version: number;
}

/**
 * What advocates ask leads to lift. Each change gives the contact its next version. It is answered by the next lift of its
 * contact (`ReachStore.lift`), and is over when the contact leaves whoever asked.
 */
export interface LiftAskStore {
  /** Asks, of the version that was seen; of the contact's holder, and once until it is over. */
  readonly ask: (given: LiftAskGiven) => Promise<LiftAsked>;
  readonly takeBack: (contactId: ContactId, by: UserId) => Promise<LiftAskEnded | NotHolder>;
  /** Declines that one, and none that was asked since. Personal data: `reason`. */
  readonly decline: (given: {
    readonly contactId: ContactId;
    readonly ask: LiftAskId;
    readonly by: UserId;
    readonly reason: string;
  }) => Promise<LiftAskEnded>;
  /** The last one that is open, or was answered, while whoever asked has the contact. */
  readonly standing: (contactId: ContactId) => Promise<LiftAsk | null>;
  /** Every one that waits for an answer. */
  readonly open: () => Promise<readonly OpenLiftAsk[]>;
  /** Ends what is asked there, since nothing is left to be lifted at that version. Whether it did. */
  readonly overtaken: (contactId: ContactId, seenVersion: number) => Promise<boolean>;
}
