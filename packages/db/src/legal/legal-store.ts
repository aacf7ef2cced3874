import type {
  CaseId,
  ContactId,
  DisclosureTrigger,
  LegalEnd,
  LegalFinding,
  LegalProcessKind,
  RecipientType,
  ServedHow,
  UserId,
} from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What a legal process says. Personal data. */
export interface LegalWords {
  readonly issuer: string;
  /** What it asks for, and of whom, as it says itself. */
  readonly scope: string;
}

export interface LegalGiven {
  /** Made by whoever writes it down, so that writing it twice is done once. */
  readonly id: string;
  readonly kind: LegalProcessKind;
  readonly isSignedByJudge: boolean;
  readonly servedAt: number;
  readonly servedHow: ServedHow;
  /** Who accepted it for us; `null`: nobody did. */
  readonly acceptedBy: UserId | null;
  readonly returnAt: number | null;
  /** By when counsel answers, as the policy says; any other is refused as a bug. */
  readonly dueAt: number;
  /** The inquiry that it came of. */
  readonly inquiry: string | null;
  readonly words: LegalWords;
  readonly by: UserId;
}

/** What has to stay for a legal process: a case with the contacts that are filed there, or one contact. */
export interface LegalHold {
  readonly id: string;
  readonly caseId: CaseId | null;
  readonly contactId: ContactId | null;
  /** By which colleagues call that contact. */
  readonly contactNumber: number | null;
  /** When that contact came, by which a wrong number may be noticed. */
  readonly openedAt: number | null;
  readonly placedAt: number;
  readonly placedBy: StaffName;
  /** Who else says that it is the contact which the paper asks for: until then nobody reads what is kept of it (DB430). */
  readonly confirmedBy: StaffName | null;
}

/** What a hold is placed on. */
export type LegalHeld =
  | { readonly caseId: CaseId }
  | { readonly contactId: ContactId }
  /** Nothing of the contact is told to whoever knows its number. */
  | { readonly contactNumber: number };

/** What was withdrawn or written anew while a hold stood, as it was. Personal data: `words`. */
export interface KeptOnHold {
  readonly id: string;
  readonly of: KeptOf;
  /** `null`: it is of the case. */
  readonly contactId: ContactId | null;
  /** Until when it stood. */
  readonly until: number;
  /**
   * As they were written; of a person or another part of a case, somebody called, a contact and a mail as JSON of what there was.
   * `null`: it has none, or they are damaged. It is kept all the same.
   */
  readonly words: string | null;
  /** By which a file opens. `null`: it is none, or it was quarantined and opens for nobody. */
  readonly fileId: string | null;
}

/** A legal process as it is kept. Personal data: `words`. */
export interface StoredLegalProcess {
  readonly id: string;
  readonly kind: LegalProcessKind;
  readonly isSignedByJudge: boolean;
  /** What it sets off. */
  readonly trigger: DisclosureTrigger;
  readonly servedAt: number;
  readonly servedHow: ServedHow;
  readonly acceptedBy: StaffName | null;
  readonly returnAt: number | null;
  /** By when counsel answers. */
  readonly dueAt: number;
  readonly recordedBy: StaffName;
  /** `null`: damaged. */
  readonly words: LegalWords | null;
  readonly counsel: StaffName | null;
  readonly recipient: { readonly id: string; readonly type: RecipientType } | null;
  readonly caseId: CaseId | null;
  readonly finding: LegalFinding | null;
  readonly objectedAt: number | null;
  readonly holds: readonly LegalHold[];
}

export type KeptOf =
  | "contact"
  | "message"
  | "mail"
  | "mail_file"
  | "draft"
  | "note"
  | "call_party"
  | "case_part"
  /** A file as it came, with whatever message. */
  | "file"
  /** The scan of a release on paper, as it came. */
  | "scan";

export type LegalHandled = {
  readonly kind:
    | "done"
    /** There is no such process, case or recipient that is theirs, or it is over. */
    | "not_found"
    /** They have said it before, or counsel whom it was given to found whether it binds us, and says so alone. */
    | "already"
    /** That recipient cannot have it served, or nothing that no judge signed binds us. */
    | "impossible"
    /** Only whoever of counsel it was given to says so. */
    | "not_the_role"
    /** They placed it themselves: somebody else confirms it. */
    | "own";
};

/**
 * Subpoenas, orders and warrants (DB363 to DB366): what they are, whose they are, and by when they are answered. To whoever is barred
 * from a case that one is about or keeps it is as if it were not there (DB441).
 */
export interface LegalStore {
  readonly record: (given: LegalGiven) => Promise<{ readonly kind: "recorded" | "taken" | "not_accepted" }>;
  readonly giveTo: (id: string, counsel: UserId, by: UserId) => Promise<LegalHandled>;
  /** Says whose it is, of those to whom something may go. Said anew by somebody else who may, or by counsel, the last counts. */
  readonly know: (id: string, recipient: string, by: UserId) => Promise<LegalHandled>;
  /** Says which case it is about: one that is theirs who say so. Until then it names none. Said anew as `know` is. */
  readonly about: (id: string, caseId: CaseId, asker: CaseAsker) => Promise<LegalHandled>;
  /** Whether it binds us; by counsel whom it was given to. */
  readonly find: (id: string, finding: LegalFinding, by: UserId) => Promise<LegalHandled>;
  readonly object: (id: string, by: UserId) => Promise<LegalHandled>;
  readonly end: (id: string, how: LegalEnd, by: UserId) => Promise<LegalHandled>;
  /** Nothing of it is purged until the hold is lifted: of a case that is theirs who say so, or of a contact. */
  readonly hold: (given: {
    readonly id: string;
    readonly process: string;
    readonly of: LegalHeld;
    readonly asker: CaseAsker;
  }) => Promise<LegalHandled>;
  /** Says of a hold on one contact that it is the one which the paper asks for: a lead, or counsel, who did not place it. */
  readonly confirm: (holdId: string, by: UserId) => Promise<LegalHandled>;
  /** With the last hold that reaches it all that was kept goes (DB391). */
  readonly lift: (holdId: string, by: UserId) => Promise<LegalHandled>;
  /** What was withdrawn or written anew while that hold stood; `null`: it does not stand, is not confirmed, or they are not counsel. It is recorded. */
  readonly kept: (holdId: string, by: UserId) => Promise<readonly KeptOnHold[] | null>;
  /** One file of what is kept, as it came; `null`: there is none that opens, or `kept` would be `null`. It is recorded. */
  readonly keptFile: (holdId: string, fileId: string, by: UserId) => Promise<Uint8Array | null>;
  /** All that are open, but what concerns a case that they are barred from, the soonest due first. */
  readonly open: (user: UserId) => Promise<readonly StoredLegalProcess[]>;
}
