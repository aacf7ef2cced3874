import type { MessageId } from "@holdfast/case-schema";
import type { ReachPurpose } from "@holdfast/contact-policy";
import type { AfterDropStore, FollowUpStore } from "@holdfast/db";

/** Where it is kept what messages are for. */
export interface Purposes {
  readonly followUps: Pick<FollowUpStore, "purposeOf">;
  readonly afterDrop: Pick<AfterDropStore, "triesBefore">;
}

/** What a message is for: what was agreed for a time, the one text after a conversation broke off, or the conversation. */
export async function purposeOf(
  messageId: MessageId,
  { followUps, afterDrop }: Purposes,
): Promise<ReachPurpose> {
  const [agreed, tries] = await Promise.all([
    followUps.purposeOf(messageId),
    afterDrop.triesBefore(messageId),
  ]);
  if (tries !== null) return { kind: "after_drop", tries };
  return agreed === null ? { kind: "conversation" } : { kind: "follow_up", ...agreed };
}
