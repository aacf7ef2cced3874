import { FollowUpId, type ContactId, type MessageId } from "@holdfast/case-schema";
import type { Context } from "./context.ts";
import { tagged } from "./tagged.ts";

/**
 * Says that a message is for a follow-up, before the message is stored: no crash leaves one that nobody knows it was for, here
 * or at the hand-over. What the sender is told instead of sending, or `null`: it is said.
 */
export async function unwrittenFor(
  followUpId: string,
  given: { readonly messageId: MessageId; readonly contactId: ContactId; readonly closedAt: number | null },
  { store, identity }: Context,
) {
  const { messageId, contactId, closedAt } = given;
  const followUp = FollowUpId.safeParse(followUpId);
  if (!followUp.success) return tagged("FollowUpNotDue", { id: followUpId });
  const written = await store.followUps.writeFor({
    id: followUp.data,
    messageId,
    contactId,
    by: identity.userId,
  });
  switch (written.kind) {
    case "kept":
      return null;
    case "not_holder":
      return tagged("NotHolder", { holder: written.holder });
    case "closed":
      return tagged("ContactClosed", { at: closedAt });
    case "not_due":
    case "other_way":
    case "not_found":
      return tagged("FollowUpNotDue", { id: followUpId });
  }
}
