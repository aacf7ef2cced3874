import type { QueueMode, Queues } from "@holdfast/case-schema";
import { queueFor, type Fed } from "@holdfast/queue-policy";

/** How a contact that waits comes to somebody: as the queue says in which it stands. */
export function mode(contact: Fed, queues: Queues): QueueMode {
  const id = queueFor(contact, queues);
  return queues.find((queue) => queue.id === id)?.mode ?? "pull";
}
