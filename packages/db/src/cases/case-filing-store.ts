import type { CaseId, ContactId, PersonId, Role } from "@holdfast/case-schema";
import type { CaseCame } from "@holdfast/case-schema/case";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { CaseAsker, CaseFiling } from "./case-store.ts";

/** What somebody is to a contact that they file. */
export interface FilingStanding {
  readonly role: Role;
  readonly isOnShift: boolean;
  readonly contact: "theirs" | "closed" | "others";
  readonly isBarred: boolean;
}

export interface Filer extends CaseAsker {
  readonly mayFile: (standing: FilingStanding) => boolean;
}

export interface FilingGiven {
  readonly contactId: ContactId;
  readonly caseId: CaseId;
  /** Begins the case with this filing. */
  readonly isNew: boolean;
  /** People who are added to the case with it, of whom nothing is known yet but that they are there. */
  readonly newPeople: readonly PersonId[];
  readonly came: CaseCame;
  /** `atVersion` of the filing that was seen; 0 where there was none. */
  readonly seenFiling: number;
}

export type Filed =
  | { readonly kind: "filed"; readonly filing: CaseFiling | null; readonly version: number }
  /** It is filed otherwise by now; nothing was changed. */
  | { readonly kind: "overtaken"; readonly filing: CaseFiling | null }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  /** `people`: somebody it names is not of the case. `contact`, `case`: not there, or not theirs. */
  | { readonly kind: "people" | "full" | "no_contact" | "no_case" };

/** In which case a contact is (DB303). */
export interface CaseFilingStore {
  readonly file: (filer: Filer, given: FilingGiven) => Promise<Filed>;
  /** Files it in no case any more. */
  readonly takeOut: (filer: Filer, contactId: ContactId, seenFiling: number) => Promise<Filed>;
  /** `null`: it is in none, or in one that is not the asker's. */
  readonly filingOf: (contactId: ContactId, asker: CaseAsker) => Promise<CaseFiling | null>;
  /** Every filing of a contact into a case of the asker's, the first one first, with when it was taken out or filed elsewhere. */
  readonly filingHistory: (contactId: ContactId, asker: CaseAsker) => Promise<readonly PastFiling[]>;
}

export interface PastFiling {
  readonly filing: CaseFiling;
  readonly endedAt: number | null;
  readonly endedBy: StaffName | null;
}
