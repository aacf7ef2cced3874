import type { MessageId } from "@holdfast/case-schema";
import type { ReachPurpose } from "@holdfast/contact-policy";
import type { FollowUpStore } from "@holdfast/db";

/** What a message is for: what was agreed for a time, or the conversation. */
export async function purposeOf(
  messageId: MessageId,
  followUps: Pick<FollowUpStore, "purposeOf">,
): Promise<ReachPurpose> {
  const agreed = await followUps.purposeOf(messageId);
  return agreed === null ? { kind: "conversation" } : { kind: "follow_up", ...agreed };
}
