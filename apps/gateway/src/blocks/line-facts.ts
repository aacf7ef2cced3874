import type { ContactId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";

/** What decides whether a line may be blocked, of one version of its contact. */
export interface LineFacts {
  readonly version: number;
  /** Whether others use it, too: a shelter's, a phone that is shared. */
  readonly isShared: boolean;
}

/** Reads it; `null` when there is no such contact. The version comes first: whatever changes after it is noticed. */
export async function lineFacts(
  { contacts, blocks }: Pick<Store, "contacts" | "blocks">,
  contactId: ContactId,
): Promise<LineFacts | null> {
  const contact = await contacts.contact(contactId);
  if (contact === null) return null;
  const { sharedLine } = await blocks.standing(contactId);
  return { version: contact.row.version, isShared: sharedLine !== null };
}
