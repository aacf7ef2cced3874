import type {
  ClosingFacts,
  ContactId,
  Disposition,
  Role,
  TakeOverReason,
  UserId,
} from "@holdfast/case-schema";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";

/** What somebody wants done with a contact. An offer leaves it with its holder until the colleague accepts. */
export type Move =
  | { readonly kind: "claim" }
  | { readonly kind: "offer"; readonly to: UserId }
  | { readonly kind: "withdraw_offer" }
  | { readonly kind: "accept" }
  | { readonly kind: "decline" }
  | { readonly kind: "return" }
  /** From whoever has it, who need not be there. Whether somebody may is the caller's to know. */
  | { readonly kind: "take_back" }
  /** From the colleague who was seen to have it, to go on with it; they need not be there. */
  | { readonly kind: "take_over"; readonly from: UserId; readonly reason: TakeOverReason }
  | {
      readonly kind: "close";
      readonly disposition: Disposition;
      /** Left out where nothing was asked; that it is all that was asked is the caller's to know. */
      readonly answered?: {
        /** The version of the setting it was asked in; 0: as delivered. */
        readonly settingVersion: number;
        readonly facts: ClosingFacts;
      };
    };

export type MoveRefusal =
  | "not_holder"
  | "not_held"
  | "not_offered_to_you"
  | "already_closed"
  | "unknown_colleague"
  /** What waits and is pressing is not set aside. */
  | "pressing"
  | "not_a_time_to_come"
  | "asked_lately"
  /** Its call goes on: it is answered, handed over and hung up as a call. */
  | "on_call"
  /** A crisis moves alone, and never among others in one act. */
  | "crisis"
  /** They have it, or are asked to have it, or it is in the queue. */
  | "there_already"
  /** Somebody took the move back before. */
  | "undone_already";

/** What came of a move. Every refusal shows the contact as it now stands. */
export type Moved =
  | { readonly kind: "moved"; readonly row: ContactFacts }
  /** Somebody else has it. */
  | { readonly kind: "taken"; readonly by: StaffName; readonly since: number; readonly row: ContactFacts }
  /** It changed since the expected version, and nobody else has it. */
  | { readonly kind: "changed"; readonly row: ContactFacts }
  | { readonly kind: "not_allowed"; readonly reason: MoveRefusal; readonly row: ContactFacts }
  | { readonly kind: "not_found" };

export type JudgedMove =
  | Moved
  /** They have more or less by now than they were judged by. */
  | { readonly kind: "judge_again" };

/** A claim that somebody was judged to have room for, by what they had. */
export interface JudgedClaim {
  readonly id: ContactId;
  readonly by: UserId;
  readonly expectedVersion: number;
  readonly holding: readonly ContactId[];
}

export interface MoveStore {
  /** The one compare-and-set: of all who expect the same version, at most one moves the contact. */
  readonly move: (id: ContactId, by: UserId, expectedVersion: number, move: Move) => Promise<Moved>;
  /**
   * Claims that somebody was judged to have room for: theirs only while they have just what they were judged by. In one transaction, each
   * as if it were alone; what came of each, in their order.
   */
  readonly claimAllJudged: (claims: readonly JudgedClaim[]) => Promise<readonly JudgedMove[]>;
  /**
   * Takes contacts back from whoever has a role that may not claim: what they hold goes to the queue, what they were
   * offered stays with its holder. Says how many.
   */
  readonly returnStranded: (mayClaim: readonly Role[]) => Promise<number>;
}
