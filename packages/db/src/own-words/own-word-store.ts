import type { CaseId, ContactId, PersonId } from "@holdfast/case-schema";
import type { CaseAsker, CaseChanged, Written } from "../cases/case-store.ts";

/** What somebody says themself that should stand in one of their fields. Personal data: `value`. */
export interface OwnWordGiven {
  readonly id: string;
  readonly caseId: CaseId;
  readonly person: PersonId;
  /** In which they say it: whoever writes it down has it, and they are who speaks there. */
  readonly contactId: ContactId;
  readonly field: string;
  readonly value: unknown;
  readonly seenRevision: number;
}

/**
 * Why nothing is taken as their own word: they do not speak in a contact that the asker has; who speaks may be who exploits them, or is
 * made to; nobody verified lately that it is them.
 */
export type OwnWordRefused = "in_hand" | "may_be_exploiter" | "in_danger" | "verified";

/** `not_own`: it is about somebody else, or not for them to say. `same`: it stands there already. `taken`: the id has something else. */
export type OwnWordDone =
  | { readonly kind: "corrected"; readonly written: Written; readonly caseVersion: number | null }
  | { readonly kind: "refused"; readonly because: OwnWordRefused | "not_own" | "same" | "taken" }
  | Exclude<CaseChanged, { readonly kind: "changed" }>;

/** What people of cases say themself that is wrong in what is kept of them (DB431 to DB436). */
export interface OwnWordStore {
  /** Once, however often it is said under one id. */
  readonly correct: (given: OwnWordGiven, asker: CaseAsker) => Promise<OwnWordDone>;
}
