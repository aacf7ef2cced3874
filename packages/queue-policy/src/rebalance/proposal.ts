import type { ContactId, Medium, UserId } from "@holdfast/case-schema";
import type { Objection } from "../match/objections.ts";

/** One thing that speaks for a proposal, with its number. */
export type TakeReason =
  | { readonly rule: "Q1_danger" }
  | { readonly rule: "Q2_overdue"; readonly byMs: number }
  | { readonly rule: "Q53_speaks"; readonly language: string }
  | { readonly rule: "Q58_had_it_before" }
  | { readonly rule: "Q58_in_hand"; readonly load: number; readonly freeFor: number }
  | { readonly rule: "Q61_only_one" };

/** That somebody takes a contact that waits. */
export interface Take {
  readonly contact: ContactId;
  readonly to: UserId;
  /** Never empty. */
  readonly because: readonly TakeReason[];
  readonly gain: {
    /** How long they have waited, which ends. */
    readonly waitedMs: number;
    readonly overdueMs: number;
    /** What whoever takes it has in hand, before and after. */
    readonly load: { readonly before: number; readonly after: number };
  };
}

/** Why a contact should go from one to another. */
export type MoveReason = "Q65_beside_crisis_call" | "Q65_holder_is_not_there" | "Q65_uneven";

/** That a contact goes from whoever has it to somebody else. */
export interface Move {
  readonly contact: ContactId;
  readonly from: UserId;
  readonly to: UserId;
  readonly because: MoveReason;
  readonly gain: {
    /** How long an answer has been owed. */
    readonly owedMs: number;
    /** By how much more whoever gives has in hand than whoever takes, before and after. */
    readonly ahead: { readonly before: number; readonly after: number };
  };
}

/** Contacts that wait and are proposed to nobody, by what they ask for. */
export interface Unserved {
  readonly medium: Medium;
  readonly language: string | null;
  readonly count: number;
  /** The one of them that comes first. */
  readonly first: ContactId;
  readonly because:
    | { readonly rule: "Q62_all_taken"; readonly fit: number }
    | { readonly rule: "Q62_nobody"; readonly hindered: Readonly<Partial<Record<HinderingRule, number>>> };
}

/** Never {@link Objection} Q50: that somebody is barred is told to nobody (A92). */
export type HinderingRule = Exclude<Objection["rule"], "Q50_barred">;

/** Who should take what, as a proposal: nothing moves until a person says so. */
export interface Proposals {
  /** In the order of the queue. */
  readonly takes: readonly Take[];
  readonly moves: readonly Move[];
  readonly unserved: readonly Unserved[];
}
