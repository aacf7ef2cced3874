import type {
  CaseId,
  ContactId,
  MessageId,
  PersonId,
  Release,
  ReleasePurpose,
  RevokedHow,
  UserId,
} from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { StoredScan } from "../scans/scan-store.ts";
import type { ContactWithdrawalStore } from "./contact-withdrawal-store.ts";

/** What is said beside a release in words. Personal data. */
export interface ReleaseWords {
  /** What the person held back, in their words; empty where nothing. */
  readonly withheld: string;
  /** Where the paper lies; empty where there is none. A release on paper says it. */
  readonly paper: string;
}

/** A release as whoever recorded it writes it down. The recorder, the witness and the withdrawal are said by what is done. */
export interface ReleaseGiven {
  readonly id: string;
  readonly caseId: CaseId;
  readonly person: PersonId;
  readonly recipient: string;
  readonly purpose: ReleasePurpose;
  readonly dataClasses: readonly string[];
  readonly withheldIn: readonly string[];
  readonly said: Pick<
    Release,
    | "subject_age"
    | "under_guardianship"
    | "may_receive_service_alone"
    | "given_by"
    | "guardian_conflict"
    | "form"
    | "device"
    | "condition_of_service"
    | "risks_explained"
    | "alternatives_discussed"
    | "alone"
    | "coached"
    | "duress_word_heard"
    | "effective_at"
  >;
  /** What was read back; of a release that was spoken alone. */
  readonly readbackPoints: readonly string[];
  readonly signedAt: number;
  readonly filledAt: number;
  readonly expiresAt: number;
  /** Where it was said, or replied; `null` of paper that came in another way. */
  readonly contactId: ContactId | null;
  /** The reply itself. It is signed when that came in, whatever `signedAt` says. */
  readonly messageId: MessageId | null;
  readonly broughtBy: PersonId | null;
  readonly words: ReleaseWords;
}

/** A release as it is kept, and as the consent policy reads it. Personal data: `words`. */
export interface StoredRelease {
  readonly id: string;
  readonly caseId: CaseId;
  readonly person: PersonId;
  readonly recipient: string;
  readonly release: Release;
  readonly recordedAt: number;
  readonly recordedBy: StaffName;
  readonly contactId: ContactId | null;
  readonly broughtBy: PersonId | null;
  /** `null`: damaged, or whose it was is forgotten. */
  readonly words: ReleaseWords | null;
}

/** A release as the case tells of it. */
export interface ListedRelease extends StoredRelease {
  /** Of its paper, the oldest first; also those that were taken away. */
  readonly scans: readonly StoredScan[];
}

export type ReleaseKept =
  | { readonly kind: "kept" }
  /** There is no such case, person or recipient of the asker's; they are not told which. */
  | { readonly kind: "not_found" }
  /** It is none: the rule that it breaks. */
  | { readonly kind: "invalid"; readonly because: string };

/** Whom a withdrawal is about. */
export interface Withdrawal {
  readonly caseId: CaseId;
  readonly person: PersonId;
  /** `null`: everybody. */
  readonly recipient: string | null;
  readonly how: RevokedHow;
}

export interface PrivacyNotice {
  readonly at: number;
  readonly by: StaffName;
  readonly spokenIn: string;
  readonly how: "spoken" | "written" | "shown";
}

/** What people have said to sharing. */
export interface ReleaseStore extends ContactWithdrawalStore {
  /** Once, however often it is written down. */
  readonly grant: (given: ReleaseGiven, asker: CaseAsker) => Promise<ReleaseKept>;
  /** Says that they heard it, too, or have seen the paper. */
  readonly witness: (
    id: string,
    caseId: CaseId,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "witnessed" | "not_found" | "own" }>;
  /**
   * Withdraws all that stands, in one act, and keeps that it was said, also where nothing stood; from its commit on nothing goes on
   * any of it, nor on what was signed before and comes to light later. How many there were.
   */
  readonly withdraw: (
    what: Withdrawal,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "withdrawn"; readonly count: number } | { readonly kind: "not_found" }>;
  /** All of a case, the newest first; `null` where the case is not there or not theirs. */
  readonly list: (caseId: CaseId, asker: CaseAsker) => Promise<readonly ListedRelease[] | null>;
  readonly giveNotice: (
    contactId: ContactId,
    by: UserId,
    notice: Pick<PrivacyNotice, "spokenIn" | "how">,
  ) => Promise<void>;
  readonly notices: (contactId: ContactId) => Promise<readonly PrivacyNotice[]>;
}
