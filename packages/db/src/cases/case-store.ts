import type { CaseId, ContactId, Role, UserId } from "@holdfast/case-schema";
import type { CaseCame, CasePart, CasePartKind, CaseRecord, CaseStatus } from "@holdfast/case-schema/case";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { LogPosition } from "../log/log-store.ts";
import type { StoredOwnWord } from "../own-words/stored-own-word.ts";
import type { CaseJoinStore } from "./case-join-store.ts";
import type { CaseFilingStore } from "./case-filing-store.ts";
import type { CaseSuggestionStore } from "./case-suggestion-store.ts";

/** What somebody is to a case: all that decides whether it is theirs to read. */
export interface CaseRelation {
  readonly role: Role;
  readonly isOnShift: boolean;
  /** Whether they have or had a contact that is filed there, while it was filed there. */
  readonly hadContact: boolean;
  /** Whether a lead let them in by name. */
  readonly isLetIn: boolean;
  /** `null`: there is no such case. */
  readonly status: CaseStatus | null;
  /** When they last opened it in an emergency, unless it was found not to have been right. */
  readonly brokeGlassAt: number | null;
  /** Whether they are barred from it, or from a case that is one with it. */
  readonly isBarred: boolean;
}

/** What somebody would do with a case, as the table of records names it. */
export type CaseAct =
  | "read"
  | "change"
  | "withdraw"
  | "serve"
  | "let_in"
  | "decide_held"
  | "bar"
  | "break_glass"
  | "review_glass"
  | "read_plan"
  | "change_plan"
  | "lead_crisis"
  | "unmask";

/** Who asks, and what lets them: judged inside the transaction that it is about. */
export interface CaseAsker {
  readonly id: UserId;
  readonly act: CaseAct;
  /** The moment at which they ask. */
  readonly at: number;
  /** Whether they may, by the same table by which lists are filtered. */
  readonly may: (relation: CaseRelation) => boolean;
}

/** How often something was written, and by whom last. */
export interface Written {
  /** 0: never since it was made. What is written next names it. */
  readonly revision: number;
  readonly by: StaffName;
  readonly at: number;
}

/** A field's value with who wrote it. Personal data. */
export interface WrittenValue extends Written {
  readonly value: unknown;
}

/** A part of a case as it is kept. Personal data. */
export interface StoredPart {
  readonly kind: CasePartKind;
  readonly id: string;
  readonly version: number;
  /** `null`: it was forgotten, or cannot be read. */
  readonly part: CasePart | null;
  /** Why it cannot be read. */
  readonly because: "forgotten" | "newer" | "unreadable" | null;
  /** Every field that was written since the part was made. */
  readonly written: Readonly<Record<string, Written>>;
  readonly madeAt: number;
  readonly madeBy: StaffName;
}

/** What everybody who may read a case is shown of it in a list: no content. */
export interface CaseFacts {
  readonly id: CaseId;
  readonly number: number;
  readonly version: number;
  readonly status: CaseStatus;
  readonly madeAt: number;
  readonly madeBy: StaffName;
}

/** A contact that is filed in a case. Personal data: `came`. */
export interface CaseFiling {
  readonly contactId: ContactId;
  readonly contactNumber: number;
  readonly caseId: CaseId;
  /** The contact's version that it made; whoever changes the filing names it. */
  readonly atVersion: number;
  readonly at: number;
  readonly by: StaffName;
  /** `null`: damaged. */
  readonly came: CaseCame | null;
}

/** A case by itself, whatever it is joined with. Personal data. */
export interface StoredCase extends CaseFacts {
  readonly statusWritten: Written;
  readonly parts: readonly StoredPart[];
  readonly filings: readonly CaseFiling[];
  readonly letIn: readonly { readonly user: StaffName; readonly by: StaffName; readonly at: number }[];
  /** All of it as one record, in today's form; `null` where a part cannot be read. Whoever was forgotten is there as somebody of whom nothing is known. */
  readonly record: CaseRecord | null;
}

/** A case as somebody reads it, with what they are to it. Personal data. */
export interface ReadCase extends StoredCase {
  readonly relation: CaseRelation;
  /** What its people said themselves, the latest first. */
  readonly ownWords: readonly StoredOwnWord[];
}

/** One field of one part, from the revision that its writer saw. Personal data: `value`. */
export interface CaseChange {
  readonly kind: CasePartKind;
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
  readonly seenRevision: number;
}

/** From where news of a case is told, and in which version it stood then. */
export interface CaseNews {
  readonly asOf: LogPosition;
  readonly version: number;
}

export type CaseChanged =
  /** `caseVersion`: what the case has by it; `null` where it held already. */
  | {
      readonly kind: "changed";
      readonly written: Written;
      readonly caseVersion: number | null;
      /** What stands there by it. Personal data. */
      readonly value: unknown;
    }
  /** Somebody was faster: nothing was changed. */
  | { readonly kind: "overtaken"; readonly now: WrittenValue }
  | { readonly kind: "invalid"; readonly because: "field" | "value" | "together" | "people" | "narrower" }
  /** It was forgotten, or a later release wrote it. */
  | { readonly kind: "unreadable" | "not_found" };

export type PartAdded =
  | { readonly kind: "added" }
  | { readonly kind: "invalid"; readonly because: "value" | "people" }
  | { readonly kind: "full" | "not_found" };

export type StatusChanged =
  | { readonly kind: "changed"; readonly written: Written }
  | { readonly kind: "overtaken"; readonly now: WrittenValue }
  | { readonly kind: "not_found" };

/** Which addresses of a case are meant: a field of one of its parts. Nothing of it is personal data. */
export interface CaseAddressPlace {
  readonly kind: CasePartKind;
  readonly id: string;
  readonly field: string;
}

/** What came of asking for the addresses of a field. Personal data: `addresses`. */
export type CaseAddressesShown =
  | {
      readonly kind: "shown";
      /** In the order in which they stand there. */
      readonly addresses: readonly { readonly key: string; readonly address: string }[];
    }
  /** They had as many within the last minute as one person is answered. */
  | { readonly kind: "too_often" }
  /** There is no such case or none there that is the asker's to be shown, or no address in that field. */
  | { readonly kind: "not_found" };

export type LetIn = { readonly kind: "let_in" | "not_let_in" | "nobody" | "not_found" };

/**
 * Cases. What is not there and what is not the asker's are answered alike. Whatever is read is recorded with who read it and in
 * which version (DB305).
 */
export interface CaseStore extends CaseFilingStore, CaseJoinStore, CaseSuggestionStore {
  readonly read: (id: CaseId, asker: CaseAsker) => Promise<ReadCase | null>;
  /** `null`: it is not there, or not the asker's at this moment. Nothing is read by it. */
  readonly news: (id: CaseId, asker: CaseAsker) => Promise<CaseNews | null>;
  /** Those that are the asker's, the newest first; at most 200. */
  readonly list: (asker: CaseAsker) => Promise<readonly CaseFacts[]>;
  /** What is kept in a field of addresses is named by `addressKey` (DB563). */
  readonly change: (id: CaseId, asker: CaseAsker, change: CaseChange) => Promise<CaseChanged>;
  /** By what an address is named that stands in a field: only holders of the house's roots can compute it. */
  readonly addressKey: (place: CaseAddressPlace, address: string) => string;
  /**
   * The addresses of one field, for whoever the table of records shows them to at this moment (A93, A94, A140). The look is stored by the
   * transaction that opens it (DB564).
   */
  readonly showAddresses: (
    id: CaseId,
    asker: CaseAsker,
    place: CaseAddressPlace,
  ) => Promise<CaseAddressesShown>;
  /** Adds a part once, however often it is added. */
  readonly add: (id: CaseId, asker: CaseAsker, part: CasePart) => Promise<PartAdded>;
  readonly setStatus: (
    id: CaseId,
    asker: CaseAsker,
    to: { readonly status: CaseStatus; readonly seenRevision: number },
  ) => Promise<StatusChanged>;
  /** Lets somebody in by name, where their role may be. */
  readonly letIn: (
    id: CaseId,
    asker: CaseAsker,
    whom: { readonly user: UserId; readonly mayBe: (role: Role) => boolean },
  ) => Promise<LetIn>;
  /**
   * Makes anew by what up to `most` people are found whose names were made otherwise, or were written down before any were kept, and
   * says of how many. Nobody reads anything by it.
   */
  readonly makeNames: (most: number) => Promise<number>;
  readonly endLetIn: (id: CaseId, asker: CaseAsker, user: UserId) => Promise<LetIn>;
}
