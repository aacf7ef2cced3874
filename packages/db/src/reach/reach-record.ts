import type {
  ChannelId,
  ContactId,
  ContactPreference,
  ContactStatus,
  Medium,
  MessageId,
  OptOutKind,
  PersonId,
  PreferenceId,
  ReachLock,
  Speaker,
  UserId,
} from "@holdfast/case-schema";

/**
 * What happened in a conversation, as contact-policy folds it; instants are milliseconds since 1970, an `entry` the contact's
 * version at which a message was written or arrived.
 */
export type ConversationFact =
  | {
      readonly kind: "heard";
      readonly entry: number;
      readonly at: number;
      readonly saidAt: number | null;
    }
  | {
      /** The entry of a mark is the contact's version that it made; of one made in an earlier contact, 0. */
      readonly kind: "left" | "did_not_arrive" | "reopened" | "exploiter_marked";
      readonly entry: number;
      readonly at: number;
    }
  | { readonly kind: "agreed_until"; readonly at: number; readonly until: number }
  | { readonly kind: "confirmed"; readonly at: number; readonly by: UserId }
  | {
      readonly kind: "number_reassigned" | "exploiter_mark_taken_back" | "clock";
      readonly at: number;
    };

/** What bears on a person's danger, as contact-policy folds it. */
export type DangerFact =
  | { readonly kind: "danger_word"; readonly at: number }
  | { readonly kind: "check_word"; readonly at: number; readonly agreedAt: number }
  | { readonly kind: "confirmed_over"; readonly at: number; readonly by: UserId };

/** What bears on whether a thread takes messages from us, as contact-policy folds it. */
export interface OptOutFact {
  readonly kind: OptOutKind | "message";
  readonly entry: number;
  readonly at: number;
  readonly saidAt: number | null;
}

/** Locks that a lead may lift. */
export type LiftableLock = Extract<ReachLock, "preference_expired" | "outside_window">;

/** A lead's last word on a contact. */
export interface LiftGiven {
  readonly locks: readonly LiftableLock[];
  readonly at: number;
  readonly isUsed: boolean;
  /** The message that used it up: for this one it still holds at every attempt to send it. */
  readonly usedBy: MessageId | null;
}

/**
 * All that the store knows of reaching somebody in one contact, of one moment. Events come in the order in which they
 * happened, which no clock can change. Personal data: `preference`.
 */
export interface ReachRecord {
  readonly contactId: ContactId;
  /** The contact's version at which all of this was read. */
  readonly version: number;
  readonly channel: ChannelId;
  readonly medium: Medium;
  readonly status: ContactStatus;
  readonly holderId: UserId | null;
  readonly speaker: Speaker | null;
  /** Of this contact, and marks of earlier contacts of its thread that may still stand. */
  readonly conversation: readonly ConversationFact[];
  /** The person's, and of whoever is linked with them, wherever it was said. */
  readonly danger: readonly DangerFact[];
  /**
   * The thread's, in the order of the conversation, whatever the clocks said, with all that they wrote besides; empty while
   * there is no such word.
   */
  readonly optOutWords: readonly OptOutFact[];
  /** The one in force: the last one kept for this person and thread, and while danger holds, the last one from before it. */
  readonly preference: ContactPreference | null;
  /**
   * What they agreed to last, as far as it counts in danger: the one in force, or while they want no contact at all, the last
   * one before that. The code words that are listened for stand in it, and what they said of their device.
   */
  readonly agreedLast: Extract<ContactPreference, { may: "contact" }> | null;
  /** Names the one in force; one that is damaged has a name, too. */
  readonly preferenceId: PreferenceId | null;
  /** Names the one that was kept last, in force or not: what whoever keeps the next one is to have seen. */
  readonly latestPreferenceId: PreferenceId | null;
  /** When they said that they want no contact at all, by the last one kept: that holds in danger, too. */
  readonly neverSince: number | null;
  /** Whose the thread is; `null` while nothing was kept for anybody. */
  readonly personId: PersonId | null;
  /** Whether whoever is there is filed as there for somebody else, or as nobody knows whom (DB380). */
  readonly isAnother: boolean;
  readonly lift: LiftGiven | null;
}
