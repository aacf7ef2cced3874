import type {
  ContactId,
  DangerReason,
  Lane,
  LeadMoveReason,
  LeadMoveState,
  Medium,
  ShiftState,
  UserId,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { JudgedMove } from "./move-store.ts";

/** What a lead wants moved: the contact as they saw it, and to whom. `null` is the queue. */
export interface LeadMoveWanted {
  /** Of the move, given by whoever asks: asked for again under it, it is the same move. */
  readonly id: string;
  readonly contactId: ContactId;
  readonly expectedVersion: number;
  /** Who was seen to have it. */
  readonly from: UserId | null;
  readonly to: UserId | null;
  readonly reason: LeadMoveReason;
  /** Theirs without being asked; to the queue it always is. */
  readonly isAtOnce: boolean;
  /** Moved with others in one act, by which no crisis moves. */
  readonly isOneOfMany: boolean;
  /** How many contacts they were judged by: those they have or are asked to have. */
  readonly holds: number;
}

/** A move as it is told. Instants are milliseconds since 1970. */
export interface LeadMove {
  readonly id: string;
  readonly contact: { readonly id: ContactId; readonly number: number; readonly medium: Medium };
  readonly at: number;
  readonly by: StaffName;
  readonly from: StaffName | null;
  readonly to: StaffName | null;
  /** `null` of one that takes another back. */
  readonly reason: LeadMoveReason | null;
  readonly isAtOnce: boolean;
  readonly isUndo: boolean;
  readonly state: LeadMoveState;
  readonly stateAt: number;
  /** Who took it back, and when. */
  readonly undone: { readonly by: StaffName; readonly at: number } | null;
  /** Whether nothing has become of it in between, so that it can be taken back. */
  readonly stands: boolean;
}

/** What of a move can be seen before it is taken back: where it would go. */
export interface LeadMovePlace {
  readonly contactId: ContactId;
  readonly from: UserId | null;
  /** Whether it waits for an answer still, so that nothing is put anywhere. */
  readonly isOffer: boolean;
}

/** What is to be known before a contact is moved to somebody: of the contact, and of what they have. */
export interface LeadMoveFacts {
  readonly medium: Medium;
  /** Whether this very move was made before. */
  readonly isSaid: boolean;
  /** `null` while they are not on shift. */
  readonly shiftState: ShiftState | null;
  /** What they have, and what they are asked to have. */
  readonly inHand: readonly {
    readonly id: ContactId;
    readonly medium: Medium;
    readonly danger: DangerReason | null;
    readonly lane: Lane | null;
    /** Whether they are heard in a call of it at this moment. */
    readonly isTalking: boolean;
  }[];
}

/** What leads move on the board. Whoever is barred from a contact is told nothing of its moves. */
export interface LeadMoveStore {
  /** `null`: there is no such contact that `by` may know of. */
  readonly factsOf: (
    contactId: ContactId,
    to: UserId,
    by: UserId,
    moveId: string,
  ) => Promise<LeadMoveFacts | null>;
  readonly move: (wanted: LeadMoveWanted, by: UserId) => Promise<JudgedMove>;
  /**
   * Puts a contact back where a move took it from, while nothing has become of it in between.
   *
   * @param holds how many contacts whoever gets it back was judged by: those they have or are asked to have
   */
  readonly undo: (id: string, moveId: string, by: UserId, holds: number) => Promise<JudgedMove>;
  /** Where taking a move back would put its contact; `null`: there is none that they may know of. */
  readonly placeOf: (moveId: string, by: UserId) => Promise<LeadMovePlace | null>;
  /** Those since then, the newest first, and no more than `most`. */
  readonly since: (from: number, by: UserId, most: number) => Promise<readonly LeadMove[]>;
  /** Those of one contact, the newest first, and no more than `most`. */
  readonly ofContact: (id: ContactId, by: UserId, most: number) => Promise<readonly LeadMove[]>;
  /** What is offered to somebody, and what was moved to or from them since then and not taken back. */
  readonly concerning: (who: UserId, from: number, most: number) => Promise<readonly LeadMove[]>;
}
