import type { CaseId, ContactId, PersonId, RevokedHow, UserId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** That somebody may have taken everything back in a contact whose holder knows no case of theirs. */
export interface UnsettledWithdrawal {
  readonly id: string;
  readonly person: PersonId;
  readonly at: number;
  readonly how: RevokedHow;
}

export type WithdrawnInContact =
  | { readonly kind: "withdrawn" | "not_found" }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null };

/**
 * What is taken back where nobody knows of what (DB336): it holds for whoever it may have been, blindly, until the people of their
 * case say whether it was them.
 */
export interface ContactWithdrawalStore {
  /** By whoever has the contact, once, however often it is said. They are told of no case. */
  readonly withdrawInContact: (given: {
    readonly id: string;
    readonly contactId: ContactId;
    readonly how: RevokedHow;
    readonly by: UserId;
  }) => Promise<WithdrawnInContact>;
  /** Of the people of a case; `null` where it is not there or not theirs. */
  readonly unsettled: (caseId: CaseId, asker: CaseAsker) => Promise<readonly UnsettledWithdrawal[] | null>;
  /** Says whether it was that person: then it is their own withdrawal, from when it was said on. */
  readonly settle: (
    given: {
      readonly id: string;
      readonly caseId: CaseId;
      readonly person: PersonId;
      readonly wasTheirs: boolean;
    },
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "settled" | "not_found" }>;
}
