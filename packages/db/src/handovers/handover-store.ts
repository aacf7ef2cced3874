import type { ContactId, HandoverState, Language, Medium, UserId } from "@holdfast/case-schema";
import type { AnswerInput } from "../answers/answer-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What goes with a contact to whoever goes on with it. Personal data. */
export interface HandoverWords {
  /** What they were promised; empty: nothing. */
  readonly promises: string;
  readonly nextStep: string;
}

/** That whoever has a contact gives it to a colleague, and what came of it. Instants are milliseconds since 1970. Personal data: `words`. */
export interface Handover {
  readonly id: string;
  readonly contact: {
    readonly id: ContactId;
    readonly number: number;
    readonly medium: Medium;
    readonly language: Language | null;
  };
  /** Whether the message under its id, that somebody else goes on, is on its way or left. */
  readonly isTold: boolean;
  readonly from: StaffName;
  /** `null`: nobody but the leads. */
  readonly to: StaffName | null;
  readonly at: number;
  readonly state: HandoverState;
  readonly stateAt: number;
  /** Who did that; `null`: the clock, or the contact went by another road. */
  readonly stateBy: StaffName | null;
  /** Nobody wrote for whoever goes on: its holder offered it to nobody by the end of their shift. */
  readonly isNeverOffered: boolean;
  /** `null` where they are damaged, or nobody wrote any. */
  readonly words: HandoverWords | null;
}

export interface HandoverGiven {
  readonly id: string;
  readonly contactId: ContactId;
  readonly by: UserId;
  /** `null`: whichever lead is there. */
  readonly to: UserId | null;
  readonly words: HandoverWords;
}

export type HandoverOffered =
  /** It is done under this id, or was by them before. */
  | { readonly kind: "offered" | "already_offered" | "unknown_colleague" | "closed" | "not_found" }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null };

/** `not_for_you`: it is not theirs to accept, or not any more. `changed`: the contact is at another version than the one seen. */
export type HandoverAccepted = "accepted" | "not_for_you" | "on_call" | "changed" | "not_found";
export type HandoverEnded = "ended" | "not_for_you" | "not_found";

/** What says whether a contact may go to another voice now, read at `version`. */
export interface HandoverMoment {
  readonly contactId: ContactId;
  readonly version: number;
  readonly medium: Medium;
  readonly language: Language | null;
  readonly isOnCall: boolean;
  /** When the last words went, either way; of what fell to leads and is owed an answer, since when it is. `null`: none did. */
  readonly lastWordsAt: number | null;
}

/** When nobody talks in a contact, calls aside. */
export interface QuietMoment {
  /** How long no words went, either way. */
  readonly quietMs: number;
  /** In what somebody waits for the next words. */
  readonly talks: readonly Medium[];
}

/** When somebody's shift is meant to end, and what they have then. */
export interface ShiftEnd {
  readonly endsAt: number;
  /** Whether they were told that it is near. */
  readonly isWarned: boolean;
  /** The contacts they have, the oldest first. */
  readonly holds: readonly { readonly id: ContactId; readonly number: number }[];
}

/** When somebody's shift is meant to end, and nothing of what they have. */
export interface EndOfShift {
  readonly id: UserId;
  readonly endsAt: number;
}

/** When shifts end, and how what somebody has goes on with another voice (DB605 to DB609, DB614, DB615). */
export interface HandoverStore {
  /** Offers it, once under its id and one at a time in a contact. */
  readonly offer: (given: HandoverGiven) => Promise<HandoverOffered>;
  /** `null`: there is none. */
  readonly moment: (id: string) => Promise<HandoverMoment | null>;
  /**
   * Accepts it at the version of the contact that was seen; the contact is theirs by the same commit, and where `telling` may be written
   * then, it is on its way by it, too.
   */
  readonly accept: (
    id: string,
    by: UserId,
    seenVersion: number,
    telling?: AnswerInput<unknown> | null,
  ) => Promise<HandoverAccepted>;
  readonly decline: (id: string, by: UserId) => Promise<HandoverEnded>;
  readonly takeBack: (id: string, by: UserId) => Promise<HandoverEnded>;
  /** What is open or was declined and is theirs still, what is offered to them, and, of a lead on shift, what fell to leads. At most 200. */
  readonly concerning: (who: UserId) => Promise<readonly Handover[]>;
  /** What came with a contact that they have now; `null`: nothing did. */
  readonly cameWith: (contactId: ContactId, who: UserId) => Promise<Handover | null>;
  /** Colleagues on shift who may go on with it, by name, `by` not among them. */
  readonly mayGoOn: (contactId: ContactId, by: UserId) => Promise<readonly StaffName[]>;
  /**
   * Offers to the leads what nobody accepted by the end of its giver's shift, and what they offered to nobody, where no call goes on and,
   * in what `talks`, no words went for `quietMs`; and takes back of the latter what is with somebody who says that they stay. How many
   * there were.
   */
  readonly fallToLeads: (quiet: QuietMoment) => Promise<number>;
  /** `null` while they are not on shift. */
  readonly shiftEnd: (who: UserId) => Promise<ShiftEnd | null>;
  /** When the shift of everybody on shift is meant to end (DB636). */
  readonly shiftEnds: () => Promise<readonly EndOfShift[]>;
  /** Says when one's own shift ends: after now, and within the day that a session lasts. */
  readonly sayShiftEnd: (who: UserId, endsAt: number) => Promise<"said" | "off_shift" | "not_a_time">;
  /** Tells whoever has contacts that their shift ends within `aheadMs`. How many were told. */
  readonly warnShiftEnds: (aheadMs: number) => Promise<number>;
}
