import type { CaseId, ContactId, MessageId, PersonId, UserId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { CrisisBegins } from "../crisis-clocks/crisis-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** One version of one field of a plan. Personal data: `value`. */
export interface KeptPlanValue {
  readonly field: string;
  /** `1` for what was written once; each stands on the one before it. */
  readonly version: number;
  readonly saidAt: number;
  /** When it came here: later where somebody wrote without a connection. */
  readonly at: number;
  readonly by: StaffName & { readonly id: UserId };
  /** What was sealed; `null` where `isReadable` is false: it was forgotten, or is damaged. */
  readonly value: unknown;
  readonly isReadable: boolean;
}

/** A piece of a plan that the person was told or sent: which field, in which version. */
export interface PlanGiven {
  readonly id: string;
  readonly field: string;
  readonly version: number;
  readonly way: "spoken" | "message";
  readonly contactId: ContactId;
  readonly at: number;
  readonly by: StaffName;
  /** Of a message: whether it left, waits to leave, did not, or nobody knows; `null` of what was said. */
  readonly came: "left" | "waits" | "did_not_leave" | "unknown" | null;
}

/** A plan in a list: no content. */
export interface PlanFacts {
  readonly id: string;
  readonly caseId: CaseId;
  /** Who speaks. */
  readonly person: PersonId;
  readonly forWhom: string;
  /** In which it was begun. */
  readonly contactId: ContactId;
  readonly revision: number;
  readonly begunAt: number;
  readonly begunBy: StaffName;
  /** Who speaks was forgotten, and all that was planned with them. */
  readonly isForgotten: boolean;
}

/** A plan as it stands. Personal data. */
export interface StoredPlan extends PlanFacts {
  /** The last version of every field that was ever written. */
  readonly values: readonly KeptPlanValue[];
}

export interface ReadPlan extends StoredPlan {
  /** What was given of it, the latest first. */
  readonly given: readonly PlanGiven[];
}

export interface PlanBegun {
  /** Made by whoever begins it, so that beginning twice is done once. */
  readonly id: string;
  readonly caseId: CaseId;
  readonly person: PersonId;
  readonly forWhom: string;
  readonly contactId: ContactId;
}

export type PlanBeginning =
  /** `id`: of the one that there is, also where somebody else began it. */
  | { readonly kind: "begun"; readonly id: string }
  /** `not_in_contact`: that contact is not filed in the case. `forgotten`: there is nobody to plan with. */
  | { readonly kind: "not_found" | "not_in_contact" | "forgotten" };

/** What is to stand in a field. Personal data: `value`. */
export interface PlanWrite {
  readonly field: string;
  /** One more than what stands there; anything else is a bug. */
  readonly version: number;
  readonly value: unknown;
  readonly saidAt: number;
}

/** When the contact began in which somebody edits, and when that is now. */
export interface PlanMoment {
  readonly since: number;
  readonly now: number;
}

/** What becomes of edits, judged by the plan as it stands under its lock. */
export interface PlanDecided<Answer> {
  readonly writes: readonly PlanWrite[];
  /** Whether the answer says what stands in a field: then whoever edits has read it. */
  readonly tells: boolean;
  /** Why it is of a crisis by these writes that was none, or not for that; `null`: it is not. */
  readonly crisis: CrisisBegins | null;
  readonly answer: Answer;
}

export interface PlanEdited<Answer> {
  readonly kind: "edited";
  readonly revision: number;
  readonly answer: Answer;
}

export interface PlanPiece {
  /** Of what is sent, the message's. */
  readonly id: MessageId | string;
  readonly planId: string;
  readonly field: string;
  readonly version: number;
  readonly way: "spoken" | "message";
  readonly contactId: ContactId;
}

/** A piece that was given by a message, with its plan as that stands now. Personal data: `plan`. */
export interface PieceOfMessage {
  readonly field: string;
  readonly plan: StoredPlan;
  /** Of the contact in which it is sent. */
  readonly moment: PlanMoment;
}

export type PieceGiven<Refusal> =
  /** What was asked of the plan as it stands said why not. */
  | { readonly kind: "refused"; readonly because: Refusal }
  | {
      readonly kind:
        | "given"
        /** The contact is not one that the asker has, in which whoever the plan is of speaks. */
        | "not_in_hand"
        /** Somebody wrote something else there since, or took it back: what is given is what was looked at. */
        | "overtaken"
        /** Something else stands under that id. */
        | "taken"
        | "not_found";
    };

/** Safety plans of cases (DB570 to DB577). What is not there and what is not the asker's are answered alike. */
export interface SafetyPlanStore {
  readonly begin: (plan: PlanBegun, asker: CaseAsker) => Promise<PlanBeginning>;
  /** Those of one case, the newest first; `null`: it is not there or not the asker's. */
  readonly ofCase: (caseId: CaseId, asker: CaseAsker) => Promise<readonly PlanFacts[] | null>;
  /** With `since` of the contact in which it is read, where that is filed in its case. That it was read is recorded. */
  readonly read: (
    id: string,
    contactId: ContactId | null,
    asker: CaseAsker,
  ) => Promise<{ readonly plan: ReadPlan; readonly moment: PlanMoment } | null>;
  /** Every version of a field, the latest first. That it was read is recorded. */
  readonly history: (id: string, field: string, asker: CaseAsker) => Promise<readonly KeptPlanValue[] | null>;
  /** All edits of one list by one commit. Where no contact is named, or none of the case, it begins now. */
  readonly edit: <Answer>(
    of: { readonly id: string; readonly contactId: ContactId | null },
    asker: CaseAsker,
    decide: (plan: StoredPlan, moment: PlanMoment) => PlanDecided<Answer>,
  ) => Promise<PlanEdited<Answer> | { readonly kind: "not_found" | "forgotten" }>;
  /** Writes down that a piece is given, before it is: once, however often it is said under one id. */
  readonly give: <Refusal>(
    piece: PlanPiece,
    asker: CaseAsker,
    refuses: (plan: StoredPlan, moment: PlanMoment) => Refusal | null,
  ) => Promise<PieceGiven<Refusal>>;
  /** For whoever is about to hand a message over, who has no other use for it; `null`: the message is no piece of a plan. */
  readonly pieceOf: (messageId: MessageId) => Promise<PieceOfMessage | null>;
}
