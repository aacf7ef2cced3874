import type {
  ContactId,
  FollowUpId,
  FollowUpOtherwise,
  FollowUpState,
  FollowUpWay,
  MessageId,
  UserId,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** From when and before when, in milliseconds since 1970. */
export interface FollowUpTimes {
  readonly dueAt: number;
  readonly until: number;
}

/**
 * A follow-up as the queue and the board show it: facts, never what was agreed. The database makes this shape itself (view
 * `follow_up_row`), for snapshots and events alike.
 */
export interface FollowUpFacts extends FollowUpTimes {
  readonly id: FollowUpId;
  readonly version: number;
  /** In which it stands: where it was agreed, and once it is due, the open one of that thread. */
  readonly contact: { readonly id: ContactId; readonly number: number };
  readonly way: FollowUpWay;
  readonly state: FollowUpState;
  readonly otherwise: FollowUpOtherwise;
  /** The other time, while it was not tried again. */
  readonly againAt: number | null;
  readonly againUntil: number | null;
  readonly agreedAt: number;
  readonly agreedBy: StaffName;
  /** Of its last change; by nobody: the clock's, or an arrival's. */
  readonly changedAt: number;
  readonly changedBy: StaffName | null;
  /** Whether a lead said that they know of a missed one. */
  readonly isNoted: boolean;
}

/** One with what was agreed. Personal data: `text`; `null` when it is damaged. */
export interface FollowUp extends FollowUpFacts {
  readonly text: string | null;
}

/** What is agreed. Personal data: `text`. The id is the writer's, so that writing twice keeps once. */
export interface AgreeInput extends FollowUpTimes {
  readonly id: FollowUpId;
  readonly contactId: ContactId;
  readonly by: UserId;
  readonly way: FollowUpWay;
  readonly text: string;
  readonly otherwise:
    | { readonly kind: "nothing" | "tell_lead" }
    | { readonly kind: "try_again"; readonly again: FollowUpTimes };
}

export type Agreed =
  | { readonly kind: "kept"; readonly row: FollowUpFacts }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "too_many" | "not_found" };

export type FollowUpChange =
  | ({ readonly kind: "move" } & FollowUpTimes)
  | { readonly kind: "cancel" | "done" | "not_reached" };

export type FollowUpChanged =
  | { readonly kind: "kept" | "changed"; readonly row: FollowUpFacts }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "not_found" };

/** What came of saying what a message is for. */
export type WrittenFor =
  | { readonly kind: "kept" | "not_due" | "other_way" | "closed" | "not_found" }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null };

/** What a message is written for: the contact policy's purpose `follow_up`. */
export interface FollowUpPurpose {
  /** When its time was agreed; of one that was moved, when that was. */
  readonly agreedAt: number;
  readonly from: number;
  readonly until: number;
  /** Whether another message for it was not given back. */
  readonly isBegun: boolean;
}

/** One that is due, and what a message that is written for it would be for. */
export interface DueFollowUp extends FollowUpPurpose {
  readonly id: FollowUpId;
}

export interface FollowUpStore {
  /** Keeps what somebody agreed in a contact that they have. */
  readonly agree: (input: AgreeInput) => Promise<Agreed>;
  /**
   * Moves, cancels or settles from the version that was seen; `changed` says how it stands instead (DB242). The other time of
   * one that is tried again moves with the end of the first.
   */
  readonly change: (
    id: FollowUpId,
    by: UserId,
    expectedVersion: number,
    change: FollowUpChange,
  ) => Promise<FollowUpChanged>;
  /** Says that a lead knows of a missed one. Whether there was one to know of. */
  readonly note: (id: FollowUpId, by: UserId) => Promise<boolean>;
  /** All that is planned, due, or missed and not noted; facts alone. */
  readonly standing: () => Promise<readonly FollowUpFacts[]>;
  /** All of a contact's thread, with their words, the newest agreement first. */
  readonly ofContact: (contactId: ContactId) => Promise<readonly FollowUp[]>;
  /**
   * Says that a message of the contact's holder is about to be written for one that is due; said before the message is stored
   * (DB246). Said again of the same message for the same one, it is kept.
   */
  readonly writeFor: (given: {
    readonly id: FollowUpId;
    readonly messageId: MessageId;
    readonly contactId: ContactId;
    readonly by: UserId;
  }) => Promise<WrittenFor>;
  /** What a message was written for; `null`: for no follow-up. */
  readonly purposeOf: (messageId: MessageId) => Promise<FollowUpPurpose | null>;
  /** Those that are due in a contact by its own way, and that a message of it could be written for; the earliest first. */
  readonly dueIn: (contactId: ContactId) => Promise<readonly DueFollowUp[]>;
  /** The database's clock, one for all gateways; milliseconds since 1970. */
  readonly databaseClock: () => Promise<number>;
  /** What has to be done at this time, the one that waits longest first. */
  readonly atTheirTime: (now: number, most: number) => Promise<readonly FollowUpId[]>;
  /** Does to one what its time, an arrival or a message that left has brought, once (DB243). Whether this call did. */
  readonly fire: (id: FollowUpId, now: number) => Promise<boolean>;
}
