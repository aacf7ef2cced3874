import type { CaseId, PersonId, RecipientType, UserId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { ReachShown } from "../contacts/reach-shown.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** Who it is, and how somebody of ours knows that it is them. Personal data. */
export interface RecipientWords {
  readonly name: string;
  /** How they are reached. */
  readonly reach: string;
  /** How they were vetted: who was called back, where the number came from. */
  readonly vetting: string;
}

/** A recipient that somebody of ours has vetted. Personal data: `words`. */
export interface StoredRecipient {
  readonly id: string;
  readonly type: RecipientType;
  /** Whom of a case it is, where it is somebody themself. */
  readonly person: PersonId | null;
  /** `null`: damaged. */
  readonly words: RecipientWords | null;
  readonly vettedAt: number;
  readonly vettedBy: StaffName;
  readonly endedAt: number | null;
}

export interface RecipientGiven {
  readonly id: string;
  readonly type: RecipientType;
  readonly by: UserId;
  readonly words: RecipientWords;
}

/** To whom something may go. Each is vetted before anything is asked for, and stays who they are. */
export interface RecipientStore {
  /** Once, however often it is said; of a kind that a row can be. */
  readonly vet: (given: RecipientGiven) => Promise<{ readonly kind: "vetted" | "not_by_row" | "taken" }>;
  /**
   * Somebody of a case as the recipient of what is kept of themself, after they were verified; in the place of when they were before.
   * Once, however often it is said; `taken`: something else was, or by another.
   */
  readonly verifyPerson: (given: {
    readonly id: string;
    readonly caseId: CaseId;
    readonly person: PersonId;
    readonly asker: CaseAsker;
    readonly words: RecipientWords;
  }) => Promise<{ readonly kind: "vetted" | "not_found" | "taken" }>;
  /** The people of a case who are verified as themselves, for as long as it counts; `null`: it is not there, or not theirs. */
  readonly verified: (caseId: CaseId, asker: CaseAsker) => Promise<readonly StoredRecipient[] | null>;
  /**
   * Where one is reached, whole; of somebody of a case to whoever `asker` says, of everybody else to whoever asks. The look is recorded
   * before it is answered (DB624).
   */
  readonly showReach: (id: string, asker: CaseAsker) => Promise<ReachShown>;
  readonly end: (id: string, by: UserId) => Promise<{ readonly kind: "ended" | "not_found" }>;
  /** All who still are, but people of cases. */
  readonly list: () => Promise<readonly StoredRecipient[]>;
}
