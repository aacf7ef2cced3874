import type { ContactId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";

/** What decides whether a line may be blocked, of one version of its contact. */
export interface LineFacts {
  readonly version: number;
  /** Whether others use it, too: a shelter's, or a phone that somebody marked, or said, to be shared. */
  readonly isShared: boolean;
}

/** Reads it; `null` when there is no such contact. The version comes first: whatever changes after it is noticed. */
export async function lineFacts(
  { reach, blocks }: Pick<Store, "reach" | "blocks">,
  contactId: ContactId,
): Promise<LineFacts | null> {
  const record = await reach.record(contactId);
  if (record === null) return null;
  const { sharedLine } = await blocks.standing(contactId);
  // They are not asked again when they want no contact, and the phone is as shared as it was.
  const saysShared = record.agreedLast?.device.shared === "yes";
  return { version: record.version, isShared: saysShared || sharedLine !== null };
}
