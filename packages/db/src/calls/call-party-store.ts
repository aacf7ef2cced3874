import type {
  CallGround,
  CallId,
  CallPartyDecline,
  CallPartyId,
  CallPartyRole,
  CallRefusal,
  CallTransferState,
  ContactId,
  UserId,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** Somebody else who is called from a contact, as whoever has it says. Personal data: all words and numbers. */
export interface CallPartyInput {
  /** The writer's, so that writing twice keeps once. */
  readonly id: CallPartyId;
  readonly contactId: ContactId;
  readonly by: UserId;
  readonly role: CallPartyRole;
  readonly name: string;
  readonly number: string;
  /** Where the person is, for an emergency centre; `null`: it is not known. */
  readonly place: string | null;
}

export interface CallParty extends Omit<CallPartyInput, "by"> {
  /** Of their last change: the first to change one from a version that was seen does. */
  readonly version: number;
  readonly by: StaffName;
  readonly at: number;
  readonly transfer: CallTransferState;
  readonly callTaker: string | null;
  readonly incidentNumber: string | null;
  readonly dialledAt: number | null;
  readonly endedAt: number | null;
  readonly arrivalConfirmedAt: number | null;
  readonly declinedBecause: CallPartyDecline | null;
  /** What calling them stands on, as it was said last; `null`: nobody said it. */
  readonly ground: PartyGround | null;
}

/** What a call stands on: a decision, by its id and to whom it was made, or why none is needed. */
export interface PartyGround {
  readonly ground: CallGround;
  readonly disclosureId: string | null;
  readonly recipientId: string | null;
  readonly at: number;
}

/** Why somebody is not dialled yet. */
export type GroundMissing = Extract<
  CallRefusal,
  "no_ground" | "not_decided" | "no_longer" | "not_on_the_line" | "not_said_who" | "may_be_exploiter"
>;

export type PartyGrounded =
  | Extract<CallPartyKept, { readonly kind: "kept" | "not_holder" }>
  /** Nobody of that kind is called on that ground, or it was not decided for this call. Nothing was kept. */
  | { readonly kind: "no_ground" | "not_decided" | "not_found" };

/** What is known of one by now; what is left out stays. */
export interface CallPartyFacts {
  readonly transfer?: CallTransferState | undefined;
  readonly callTaker?: string | undefined;
  readonly incidentNumber?: string | undefined;
  readonly place?: string | undefined;
  readonly arrivalConfirmed?: true | undefined;
  readonly declinedBecause?: CallPartyDecline | undefined;
}

/** Whether a transfer with somebody may go on from one state to another. */
export type TransferGoesOn = (role: CallPartyRole, from: CallTransferState, to: CallTransferState) => boolean;

export type CallPartyKept =
  | { readonly kind: "kept"; readonly party: CallParty }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  /** A transfer goes on, never back, and passes over nothing that it needs. */
  | { readonly kind: "not_forward" | "not_found" };

/**
 * An emergency centre that was called, of which nobody has confirmed that help came; none that did not take the call, once another one was
 * called after it from the same contact. It says nothing about anybody.
 */
export interface HelpOwed {
  readonly contact: { readonly id: ContactId; readonly number: number };
  readonly since: number;
}

/** An emergency centre that was dialled, and the number of the contact from which it was. Personal data, as all of a party. */
export interface CentreCalled {
  readonly party: CallParty;
  readonly contactNumber: number;
}

export interface CallPartyStore {
  readonly add: (input: CallPartyInput) => Promise<CallPartyKept>;
  /** `goesOn` says whether a transfer may become that from where it is; the state that it is in already is no step. */
  readonly keep: (
    contactId: ContactId,
    id: CallPartyId,
    by: UserId,
    facts: CallPartyFacts,
    goesOn: TransferGoesOn,
  ) => Promise<CallPartyKept>;
  /** Says what calling them stands on; once they were dialled, only what was decided meanwhile. */
  readonly ground: (given: {
    readonly id: CallPartyId;
    readonly contactId: ContactId;
    readonly by: UserId;
    readonly ground: CallGround;
    readonly disclosureId: string | null;
  }) => Promise<PartyGrounded>;
  /**
   * To whom what was decided goes, by their id: where it stands for a call to somebody of that role from that contact now, by the same rule
   * as `ground` (DB626); `null` else.
   */
  readonly decidedFor: (given: {
    readonly contactId: ContactId;
    readonly role: CallPartyRole;
    readonly by: UserId;
    readonly disclosureId: string;
  }) => Promise<string | null>;
  /** What keeps one from being dialled now, with the person on the line or without; never whoever sends help. */
  readonly missing: (id: CallPartyId, withPerson: boolean) => Promise<GroundMissing | null>;
  /** Who of those who were called from a contact is not brought together with the person there (DB353). */
  readonly keptApart: (contactId: ContactId) => Promise<readonly CallPartyId[]>;
  /** What the course of a call says of one: that it was dialled, in which call, or that its leg ended. */
  readonly dialled: (id: CallPartyId, call: CallId, at: number) => Promise<void>;
  readonly ended: (id: CallPartyId, at: number) => Promise<void>;
  /** What the course of a call says of a transfer; nothing happens where it would go back. */
  readonly went: (id: CallPartyId, to: CallTransferState) => Promise<void>;
  readonly of: (id: CallPartyId) => Promise<CallParty | null>;
  /** All of a contact, in the order in which they were written down. */
  readonly ofContact: (contactId: ContactId) => Promise<readonly CallParty[]>;
  /** Who was dialled as an emergency centre since, and from which contact, the latest first; at most 500. */
  readonly centresSince: (since: number) => Promise<readonly CentreCalled[]>;
  /** Of every contact, closed ones too, the latest first. */
  readonly helpOwed: () => Promise<readonly HelpOwed[]>;
}
