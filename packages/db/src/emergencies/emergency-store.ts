import type { CaseId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** That somebody opened a case that was not theirs, and no lead has said yet whether that was right. Personal data: `why`. */
export interface Emergency {
  readonly id: string;
  readonly caseNumber: number;
  readonly at: number;
  readonly by: StaffName;
  /** `null`: gone with somebody of the case who was forgotten, or damaged. */
  readonly why: string | null;
  readonly reviewDueAt: number;
}

export interface EmergencyGiven {
  readonly id: string;
  readonly caseNumber: number;
  readonly why: string;
  /** Whether they read it anyway: then nothing is an emergency. */
  readonly readsAnyway: CaseAsker["may"];
}

export type EmergencyOpened =
  | { readonly kind: "opened" | "not_needed"; readonly caseId: CaseId }
  /** They opened as many as one may in a day, or a lead found within a day that theirs of this case was not right. */
  | { readonly kind: "too_many" | "found_wrong" }
  | { readonly kind: "not_found" };

/** Cases that are opened in an emergency by whose they are not (DB442). Each is looked at by a lead within a day. */
export interface EmergencyStore {
  /** Once, however often it is said under one id. Leads hear of it by the same commit. */
  readonly open: (given: EmergencyGiven, asker: CaseAsker) => Promise<EmergencyOpened>;
  /** What waits to be looked at by the asker, none of it their own; the soonest due first, at most 200. */
  readonly waiting: (asker: CaseAsker) => Promise<readonly Emergency[]>;
  /** Found not to have been right, it opens nothing from then on. */
  readonly review: (
    id: string,
    wasRight: boolean,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "reviewed" | "own" | "not_found" }>;
}
