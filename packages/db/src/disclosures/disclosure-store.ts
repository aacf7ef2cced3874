import type {
  CaseId,
  DisclosureOutcome,
  DisclosureTrigger,
  PersonalClass,
  PersonId,
  RecipientType,
  Release,
  ReleasePurpose,
  UserId,
} from "@holdfast/case-schema";
import type { CasePartKind, CaseRecord } from "@holdfast/case-schema/case";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { ProvingAsker } from "../staff/proof.ts";
import type { DisclosureToSign } from "./to-sign.ts";

/** Where one fact of a case stands. */
export interface FactPlace {
  readonly part: CasePartKind;
  readonly id: string;
  readonly field: string;
  readonly at: number | null;
}

/** What somebody wants to disclose of a case, to whom and why. Codes and ids alone. */
export interface DisclosureAsked {
  readonly caseId: CaseId;
  readonly recipient: string;
  readonly purpose: ReleasePurpose;
  readonly trigger: DisclosureTrigger;
  readonly risk: string;
  readonly minorHarm: string;
  readonly vulnerableAdult: string;
  readonly concerns: readonly PersonId[];
  readonly onTheLine: readonly PersonId[];
  readonly place: string | null;
  readonly returnBy: number | null;
  readonly chosen: readonly FactPlace[];
}

/** Who has to say so before a fact goes. */
export type HeldFor = "supervisor" | "counsel";

/** What became of what waits for somebody's word. */
export type HeldState = "waiting" | "approved" | "refused";

/** That whoever may has said so. */
export interface ApprovalKept {
  readonly subject: PersonId;
  readonly dataClass: PersonalClass;
  readonly ruleId: string;
  /** The release that it stood on. */
  readonly releaseId: string | null;
  readonly by: HeldFor;
}

/** All that a disclosure is decided from, as it is in the transaction in which it goes. Personal data. */
export interface DisclosureSituation {
  readonly record: CaseRecord;
  /** Of each person of the case, all that they have said, and whether any of it says that they have a guardian. */
  readonly known: ReadonlyMap<
    PersonId,
    {
      readonly releases: readonly { readonly id: string; readonly release: Release }[];
      /** Whatever they took back; `null`: to everybody. */
      readonly withdrawals: readonly { readonly recipient: string | null; readonly at: number }[];
      readonly under_guardianship: boolean;
    }
  >;
  readonly recipient: { readonly id: string; readonly type: RecipientType; readonly person: PersonId | null };
  readonly approvals: readonly ApprovalKept[];
  /** Who has asked us, as records say. */
  readonly demands: {
    /** What each open inquiry and legal process of this recipient sets off, as far as it may be about this case. */
    readonly open: readonly DisclosureTrigger[];
    /** Whether somebody asks of whom nobody has said yet who they are, and who could be this recipient. */
    readonly isUnknown: boolean;
    /** Whether a judge's order of this recipient's is about this case, and counsel found that it binds us. */
    readonly isOrdered: boolean;
  };
  readonly at: number;
  /** A hash that only holders of the master key can compute. */
  readonly keyedHash: (text: string) => string;
}

/** One person and one kind of fact, decided. Codes alone. */
export interface DecisionKept {
  readonly subject: PersonId;
  readonly dataClass: PersonalClass;
  readonly edition: number;
  readonly ruleId: string;
  readonly outcome: DisclosureOutcome;
  readonly obligations: readonly string[];
  readonly input: Readonly<Record<string, unknown>>;
  readonly releaseId: string | null;
}

/** What was decided of a whole disclosure. */
export interface DisclosureDecided {
  /** What set it off: who asked, where records say so; else what was said. */
  readonly trigger: DisclosureTrigger;
  readonly decisions: readonly DecisionKept[];
  /** What goes, each with the places of all decisions that it stands on. */
  readonly goes: readonly { readonly fact: FactPlace; readonly by: readonly number[] }[];
  /** What waits for somebody's word, each with the places of all decisions that are about it. */
  readonly waits: readonly { readonly fact: FactPlace; readonly by: readonly number[] }[];
  /** Which decisions these wait for, whose word it is and by when. */
  readonly held: readonly { readonly decision: number; readonly approver: HeldFor; readonly dueAt: number }[];
  /** All that goes. Personal data. `null` where nothing does. */
  readonly packet: string | null;
  /** Of all that was chosen, as it is; by the keyed hash. */
  readonly fingerprint: string;
  /** Of what somebody was shown: the packet, to whom and why, and what became of everything else; by the keyed hash. */
  readonly seen: string;
  /** Whether it goes before anybody has seen it: a life does not wait for a screen. */
  readonly mayGoUnseen: boolean;
  /** By when a report has to be made; `null`: none has. */
  readonly report: { readonly place: string | null; readonly dueAt: number } | null;
  readonly reviewDueAt: number | null;
}

export type Decide = (situation: DisclosureSituation, asked: DisclosureAsked) => DisclosureDecided;

/** How something was handed to whom it went. */
export type SentHow = "spoken" | "handed_over" | "on_paper" | "written";

export interface DisclosureConfirmed {
  /** Made by whoever asks, so that asking twice is done once. */
  readonly id: string;
  readonly asked: DisclosureAsked;
  readonly how: SentHow;
  /** What was shown before; `null`: nothing was. */
  readonly seen: string | null;
}

export type DisclosureRefused = {
  readonly kind:
    /** There is no such case, recipient or fact of the asker's; they are not told which. */
    | "not_found"
    /** It is not what was shown, or approved: it is to be looked at anew. */
    | "changed"
    /** Something else was asked for under that id. */
    | "already_sent"
    /** Some of it stands on the person's word, and that may be the exploiter's. A call for help and what has to be told do not. */
    | "may_be_exploiter"
    /** Their session has not proved lately whose it is; once it has, the same may go. Not asked where a life does not wait. */
    | "prove_it_is_you";
};

export type DisclosureDone =
  | {
      readonly kind: "done";
      /** All that went. Personal data. `null`: nothing did, which is kept with its reasons all the same. */
      readonly packet: string | null;
      /** `null`: it was done before, when the same was asked for under the same id, and is not decided again. */
      readonly decided: DisclosureDecided | null;
      /** Of what waits; `null`: nothing does. */
      readonly heldId: string | null;
    }
  | DisclosureRefused;

/** What waits for somebody's word: codes alone. */
export interface HeldItem {
  readonly id: string;
  readonly disclosureId: string;
  readonly caseId: CaseId;
  readonly recipient: string;
  readonly recipientType: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly trigger: DisclosureTrigger;
  readonly person: PersonId;
  readonly dataClass: PersonalClass;
  readonly ruleId: string;
  readonly releaseId: string | null;
  /** What the person's yes was, as it was decided; `null`: it was not decided. */
  readonly consentState: string | null;
  /** Whether a judge's order of that recipient's is about this case, and counsel found that it binds us. */
  readonly isOrdered: boolean;
  /** All that was asked for at once: the places of the facts, never what they say. */
  readonly facts: readonly FactPlace[];
  /** What was judged, and whom it concerns. */
  readonly risk: string;
  readonly minorHarm: string;
  readonly vulnerableAdult: string;
  readonly concerns: readonly PersonId[];
  /** When a court wants its answer. */
  readonly returnBy: number | null;
  readonly approver: HeldFor;
  readonly askedBy: StaffName;
  readonly askedAt: number;
  readonly dueAt: number;
  readonly decided: { readonly isApproved: boolean; readonly by: StaffName; readonly at: number } | null;
}

export type HeldDecided = {
  readonly kind: "decided" | "not_found" | "already" | "own" | "not_the_role" | "never_by_approval";
};

/** One disclosure of a case, as whoever may read the case sees it: codes alone. */
export interface DisclosureLogged {
  readonly id: string;
  readonly recipient: string;
  readonly recipientType: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly trigger: DisclosureTrigger;
  readonly askedBy: StaffName;
  readonly askedAt: number;
  readonly sentAt: number | null;
  readonly how: SentHow | null;
  /** Which facts went. */
  readonly facts: readonly FactPlace[];
  readonly decisions: readonly {
    readonly subject: PersonId;
    readonly dataClass: PersonalClass;
    readonly ruleId: string;
    readonly outcome: DisclosureOutcome;
    readonly at: number;
  }[];
  /** What became of what waits in it for somebody's word: once some of it is approved, that can go. Null: nothing waits. */
  readonly held: HeldState | null;
  readonly reportDueAt: number | null;
  readonly cosignedAt: number | null;
  readonly reviewDueAt: number | null;
  readonly reviewedAt: number | null;
}

/** What leaves, and that nothing else does. Whatever is decided is decided in the transaction that keeps it. */
export interface DisclosureStore {
  /**
   * Decides and keeps nothing but that the case was read. As it would be told in that way, aloud where none is said: on paper nobody is
   * on the line.
   */
  readonly preview: (
    asked: DisclosureAsked,
    asker: CaseAsker,
    decide: Decide,
    how?: SentHow,
  ) => Promise<{ readonly kind: "decided"; readonly decided: DisclosureDecided } | DisclosureRefused>;
  /**
   * Decides anew, sends what may go, and keeps what waits, what has to be reported and every reason. Asked again by whoever did not
   * hear, it tells what went.
   */
  readonly confirm: (
    confirmed: DisclosureConfirmed,
    asker: ProvingAsker,
    decide: Decide,
  ) => Promise<DisclosureDone>;
  /**
   * Decides anew what waited, with what was approved, and sends what may go by now. What still waits then, and was refused by nobody,
   * waits anew by itself. By whoever asked for it.
   */
  readonly sendApproved: (
    id: string,
    how: SentHow,
    asker: ProvingAsker,
    decide: Decide,
  ) => Promise<DisclosureDone>;
  /** What waits for these, of cases that are the asker's; the soonest due first. */
  readonly held: (approver: HeldFor, asker: CaseAsker) => Promise<readonly HeldItem[]>;
  readonly heldOf: (disclosureId: string) => Promise<readonly HeldItem[]>;
  /** Personal data: `why`. */
  readonly decideHeld: (given: {
    readonly id: string;
    readonly asker: CaseAsker;
    readonly isApproved: boolean;
    readonly why: string;
  }) => Promise<HeldDecided>;
  /** All of a case, the newest first; `null` where the case is not there or not theirs. */
  readonly list: (caseId: CaseId, asker: CaseAsker) => Promise<readonly DisclosureLogged[] | null>;
  /** What a lead has still to sign along or to look at, of every case: codes alone, the soonest due first. */
  readonly toSign: (by: UserId) => Promise<readonly DisclosureToSign[]>;
  readonly cosign: (
    id: string,
    by: UserId,
  ) => Promise<{ readonly kind: "cosigned" | "not_found" | "refused" }>;
  readonly review: (
    id: string,
    by: UserId,
  ) => Promise<{ readonly kind: "reviewed" | "not_found" | "refused" }>;
}
