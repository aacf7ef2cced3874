import type { ContactId } from "@holdfast/case-schema";
import type { ReactNode } from "react";
import type { CaseData } from "./case-documents.ts";

/** What stands in a case that is not of the record: whoever puts the panel together says what. The record knows none of it. */
export interface BesideCase {
  /** Under how the contact is filed. */
  readonly ofContact: (contact: ContactId, language: string | null) => ReactNode;
  /** Where the contact is in no case that is known here, for whoever may file it. */
  readonly ofUnfiled: (contact: ContactId) => ReactNode;
  /** Before all that is kept of anybody. */
  readonly beforeRecord: (data: CaseData) => ReactNode;
  /** Under all that is kept of somebody. */
  readonly ofPerson: (data: CaseData, personId: string) => ReactNode;
  /** Of somebody who was forgotten. */
  readonly ofForgotten: (caseId: string, personId: string) => ReactNode;
  /** At the end of the case. */
  readonly ofCase: (data: CaseData) => ReactNode;
}
