import type { QueueId, Queues, UserId } from "@holdfast/case-schema";

/**
 * Of which queues somebody is: of those that name them or everybody, and of all where none does, so that nobody comes to be of none
 * (Q25).
 */
export function queuesOf(user: UserId, queues: Queues): readonly QueueId[] {
  const theirs = queues.filter(({ people }) => people === null || people.includes(user));
  return (theirs.length === 0 ? queues : theirs).map(({ id }) => id);
}
