import type { ContactId, ContactPlan, UserId } from "@holdfast/case-schema";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";

/** The plan for whoever writes in a thread, wherever it was written. Personal data: `words`. */
export interface Plan {
  /** Of its latest entry; what is added next names it. */
  readonly version: number;
  /** `null` when they are damaged. */
  readonly words: ContactPlan | null;
  readonly writtenBy: StaffName;
  readonly writtenAt: number;
  /** Who found it right last without changing it, since it was written. */
  readonly reviewed: { readonly by: StaffName; readonly at: number } | null;
  /** By when somebody has to look at it again; it can be read as long as nobody does. */
  readonly reviewBy: number;
}

/** A plan in the list, with the last contact of whoever it is for. */
export interface ListedPlan {
  readonly row: ContactFacts;
  readonly writtenBy: StaffName;
  readonly writtenAt: number;
  readonly reviewBy: number;
}

/** What is added to a plan: words, that they are still right, or that there is none any more. */
export type PlanEntry =
  | { readonly kind: "written"; readonly words: ContactPlan }
  | { readonly kind: "reviewed" | "ended" };

export type PlanAdded =
  | { readonly kind: "added"; readonly version: number }
  | { readonly kind: "not_found" | "changed" | "no_plan" };

export interface PlanStore {
  /** `null` when there is none, or it ended. */
  readonly ofContact: (contactId: ContactId) => Promise<Plan | null>;
  /** One compare-and-set from the version that was seen; 0 where there was none (DB255). */
  readonly add: (
    contactId: ContactId,
    by: UserId,
    expectedVersion: number,
    entry: PlanEntry,
  ) => Promise<PlanAdded>;
  /** Those that there are, the next to be reviewed first; at most 500. */
  readonly list: () => Promise<readonly ListedPlan[]>;
  /** How many are to be reviewed by now, of those that `by` may see. */
  readonly countOverdue: (by: UserId) => Promise<number>;
}
