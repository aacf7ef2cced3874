import type { CaseId, ForgetReason, PersonId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** That somebody who was verified asks to be forgotten, or that one thing is. Personal data: `words`. */
export interface ForgetAsked {
  readonly id: string;
  readonly caseId: CaseId;
  readonly person: PersonId;
  /** Which of their fields; `null`: all that is kept of them. */
  readonly field: string | null;
  /** How it is known that it is them who asks now, and what they said. */
  readonly words: string;
}

/** Such a request, and what came of it. Personal data: `words`. */
export interface StoredForgetRequest {
  readonly id: string;
  readonly person: PersonId;
  readonly field: string | null;
  readonly askedAt: number;
  readonly askedBy: StaffName;
  readonly verifiedAt: number;
  readonly verifiedBy: StaffName;
  /** `null`: forgotten with what they asked for, or damaged. */
  readonly words: string | null;
  /** What it waits for as it is now; nothing once it was decided. */
  readonly waitsFor: readonly ForgetReason[];
  readonly decided: {
    readonly at: number;
    readonly by: StaffName;
    /** `null`: they are forgotten. */
    readonly because: ForgetReason | null;
  } | null;
}

/** `already`: it was decided. `own`: by whoever wrote it down. `unverified`: it was not them, or they are verified no more. */
type Undecided = "not_found" | "already" | "own" | "not_lead" | "unverified";

/** Of a contact of theirs: whoever asks may be who exploits them, or somebody who is made to. */
export type ForgetStopped = "may_be_exploiter" | "in_danger";

/** `verified_by_you`: by whoever verified them. */
export type Forgotten =
  | { readonly kind: "forgotten" | "unreadable" | "verified_by_you" | ForgetStopped | Undecided }
  | { readonly kind: "waits"; readonly because: readonly ForgetReason[] };

export type NotForgotten = { readonly kind: "refused" | "not_so" | Undecided };

/** A request that waits for a lead. */
export interface ForgetWaiting {
  readonly id: string;
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly askedAt: number;
  readonly askedBy: StaffName;
}

/** People of cases who are forgotten (DB420 to DB424). */
export interface ForgetStore {
  /** Once, however often it is written down; `taken`: something else was, or by another. */
  readonly ask: (
    asked: ForgetAsked,
    asker: CaseAsker,
  ) => Promise<{
    readonly kind:
      | "asked"
      | "not_found"
      | "unverified"
      | "no_such_field"
      | "asked_already"
      | "taken"
      | ForgetStopped;
  }>;
  /** All that were asked of a case, the latest first; `null`: it is not there, or not theirs. */
  readonly list: (caseId: CaseId, asker: CaseAsker) => Promise<readonly StoredForgetRequest[] | null>;
  /** What waits for that lead: of cases that are theirs, and not written down by them; the longest first, at most 200. */
  readonly waiting: (asker: CaseAsker) => Promise<readonly ForgetWaiting[]>;
  readonly carryOut: (id: string, asker: CaseAsker) => Promise<Forgotten>;
  /** `not_so`: it does not wait for that; that they took it back is said by `takeBack`. */
  readonly refuse: (id: string, because: ForgetReason, asker: CaseAsker) => Promise<NotForgotten>;
  /** Whoever may write it down ends it: they want it no more. */
  readonly takeBack: (
    id: string,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "taken_back" | "not_found" | "already" }>;
}
