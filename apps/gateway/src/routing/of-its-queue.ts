import type { Queues, UserId } from "@holdfast/case-schema";
import { queueFor, queuesOf, type Fed } from "@holdfast/queue-policy";

/** A contact, with who is not of its queue where anybody is not. */
export type OfItsQueue<Contact> = Contact & { readonly notOf?: readonly UserId[] };

/**
 * A contact with who of a team is not of the queue that it stands in (Q89): to them nobody offers it, and they may take it (Q26). The very
 * same where everybody is.
 */
export function ofItsQueue<Contact extends Fed>(
  contact: Contact,
  team: readonly { readonly id: UserId }[],
  queues: Queues,
): OfItsQueue<Contact> {
  const queue = queueFor(contact, queues);
  const notOf = team.filter(({ id }) => !queuesOf(id, queues).includes(queue)).map(({ id }) => id);
  return notOf.length === 0 ? contact : { ...contact, notOf };
}
