import type { QueueId, Queues } from "@holdfast/case-schema";
import { waitsIn, type Fed } from "@holdfast/queue-policy";

/** In which of the queues that a contact waits in it is offered: as each says for itself (Q96). */
export function offeredIn(
  contact: Fed & { readonly dueAt: number },
  queues: Queues,
  now: number,
): readonly QueueId[] {
  const stands: readonly (QueueId | undefined)[] = waitsIn(contact, queues, now);
  return queues.filter(({ id, mode }) => mode !== "pull" && stands.includes(id)).map(({ id }) => id);
}
