import type { ContactId, DraftKind, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** Words that somebody has not sent. Personal data: `text`. */
export interface Draft {
  readonly kind: DraftKind;
  readonly author: StaffName;
  /** Counted by whoever writes; the higher one holds. */
  readonly revision: number;
  readonly at: number;
  /** Empty once there are no words; also when they are damaged. */
  readonly text: string;
}

export interface DraftInput {
  readonly contactId: ContactId;
  readonly kind: DraftKind;
  readonly by: UserId;
  readonly revision: number;
  /** Empty for none. */
  readonly text: string;
}

/** What is left of a draft once a part of it was sent or noted. */
export interface DraftLeft {
  readonly revision: number;
  readonly rest: string;
}

export type DraftKept =
  | { readonly kind: "kept"; readonly at: number }
  /** What is kept is of this revision or a higher one, and stays. */
  | { readonly kind: "superseded"; readonly draft: Draft }
  | { readonly kind: "not_found" };

export interface DraftStore {
  /** Keeps what somebody is writing, unless something of the same revision or a higher one is kept already. */
  readonly keep: (input: DraftInput) => Promise<DraftKept>;
  /** What `reader` may see: their own, and everybody's while they have the contact. Their own empty ones come, too. */
  readonly ofContact: (contactId: ContactId, reader: UserId) => Promise<readonly Draft[]>;
  /** Erases a draft as it was seen, for its author and for whoever has the contact. Whether it was still that one. */
  readonly discard: (
    draft: {
      readonly contactId: ContactId;
      readonly kind: DraftKind;
      readonly author: UserId;
      readonly revision: number;
    },
    by: UserId,
  ) => Promise<boolean>;
}
