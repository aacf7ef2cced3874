import type { MessageId } from "@holdfast/case-schema";
import type { Store } from "../store/store.ts";

/** Whether a message can be marked as about to leave at the version that its contact has now. */
export async function sampleMark(
  store: Store,
  messageId: MessageId,
  holder: string,
  leaseMs: number,
): Promise<boolean> {
  const message = await store.prisma.message.findUnique({
    where: { id: messageId },
    include: { contact: true },
  });
  const version = message?.contact.version ?? 0;
  return (await store.outbox.markHandingOver(messageId, holder, leaseMs, version)) === "marked";
}
