import type { QueueId, Queues, UserId } from "@holdfast/case-schema";
import { queueFor, queuesOf, waitsIn, type Fed } from "@holdfast/queue-policy";

/** A contact, with who is not of its queue where anybody is not. */
export type OfItsQueue<Contact> = Contact & { readonly notOf?: readonly UserId[] };

/** Whom one may be for. */
type Team = readonly { readonly id: UserId }[];

/** The same contact with who of a team is of none of these queues: to them nobody offers it, and they may take it (Q26). */
export function ofQueues<Contact extends object>(
  contact: Contact,
  team: Team,
  queues: Queues,
  stands: readonly QueueId[],
): OfItsQueue<Contact> {
  const notOf = team
    .filter(({ id }) => !queuesOf(id, queues).some((queue) => stands.includes(queue)))
    .map(({ id }) => id);
  return notOf.length === 0 ? contact : { ...contact, notOf };
}

/** A contact that somebody has, with who of a team is not of the queue that it stands in (Q89). */
export function ofItsQueue<Contact extends Fed>(
  contact: Contact,
  team: Team,
  queues: Queues,
): OfItsQueue<Contact> {
  return ofQueues(contact, team, queues, [queueFor(contact, queues)]);
}

/** One that waits for somebody, with who is neither of its queue (Q89) nor of the one that it overflowed into by now (Q96). */
export function ofWhereItWaits<Contact extends Fed & { readonly dueAt: number }>(
  contact: Contact,
  team: Team,
  queues: Queues,
  now: number,
): OfItsQueue<Contact> {
  const [own, also] = waitsIn(contact, queues, now);
  return ofQueues(contact, team, queues, also === undefined ? [own] : [own, also]);
}
