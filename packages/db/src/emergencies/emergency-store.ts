import type { CaseId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What somebody found of it who looked at it. Personal data: `words`. */
export interface EmergencyReview {
  readonly at: number;
  readonly by: StaffName;
  readonly wasRight: boolean;
  /** `null`: none were kept, gone as `why`, or damaged. */
  readonly words: string | null;
}

/** That somebody opened a case that was not theirs. Personal data: `why`. */
export interface Emergency {
  readonly id: string;
  readonly caseNumber: number;
  readonly at: number;
  readonly by: StaffName;
  /** `null`: gone with somebody of the case who was forgotten, or damaged. */
  readonly why: string | null;
  readonly reviewDueAt: number;
  /** When nobody had looked at it in time; `null`: its time is not over, or somebody did. */
  readonly overdueAt: number | null;
  /** `null`: nobody has said yet whether it was right. */
  readonly review: EmergencyReview | null;
}

export interface EmergencyFound {
  readonly wasRight: boolean;
  /** Why. Personal data. */
  readonly words: string;
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
  /** They opened as many as one may in a day, or it was found within a day that theirs of this case was not right. */
  | { readonly kind: "too_many" | "found_wrong"; readonly againAt: number }
  | { readonly kind: "not_found" };

/** What somebody opened in an emergency and may still read. */
export interface OpenEmergency {
  readonly id: string;
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly at: number;
}

/** How somebody stands: what is open to them, and how many more they may open within a day. */
export interface EmergencyStanding {
  readonly open: readonly OpenEmergency[];
  readonly left: number;
}

/** Cases that are opened in an emergency by whose they are not (DB442). Each is looked at by a lead within a day. */
export interface EmergencyStore {
  /** Once, however often it is said under one id. Leads hear of it by the same commit. */
  readonly open: (given: EmergencyGiven, asker: CaseAsker) => Promise<EmergencyOpened>;
  /** Of what the asker opened since then. */
  readonly standing: (since: number, asker: CaseAsker) => Promise<EmergencyStanding>;
  /** What waits to be looked at by the asker, none of it their own; the soonest due first, at most 200. */
  readonly waiting: (asker: CaseAsker) => Promise<readonly Emergency[]>;
  /** What somebody looked at since then, of what the asker may look at; the newest first, at most 50. */
  readonly reviewed: (since: number, asker: CaseAsker) => Promise<readonly Emergency[]>;
  /** Found not to have been right, it opens nothing from then on. Where the reason is gone, the words are not kept either. */
  readonly review: (
    id: string,
    found: EmergencyFound,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "reviewed" | "own" | "not_found" }>;
  /** Marks, once each, what nobody looked at in time, and tells every console. Answers how many. */
  readonly fallOverdue: () => Promise<number>;
}
