import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What came of saying that a message is the one after a conversation broke off. */
export type WrittenAfterDrop =
  | { readonly kind: "kept" | "closed" | "not_found" }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null };

/** How the one text stands in a contact. */
export interface AfterDropStands {
  readonly tries: number;
  /**
   * When the line was lost of the call that it was gone on from, or of a call to them that was made from it, where they have not
   * rung since; `null` of every other contact. A call carries no text: of its own contact it is always `null`.
   */
  readonly lineLostAt: number | null;
}

/** The one text after a conversation broke off, of somebody who asked for it (CP15, DB258). */
export interface AfterDropStore {
  /**
   * Says that a message of the contact's holder is about to be written as that; said before the message is stored, and again of
   * the same message it is kept. Of a message that is stored already it cannot be said.
   */
  readonly write: (given: {
    readonly messageId: MessageId;
    readonly contactId: ContactId;
    readonly by: UserId;
  }) => Promise<WrittenAfterDrop>;
  /**
   * How many others of its contact, and of all that one lost call was gone on with, left, may have left or may leave yet; `null`
   * for a message that is none.
   */
  readonly triesBefore: (messageId: MessageId) => Promise<number | null>;
  /** How many there are in a contact, and whether anything broke off with them. */
  readonly standsIn: (contactId: ContactId) => Promise<AfterDropStands>;
}
