import type { QueueId, Queues } from "@holdfast/case-schema";
import { dangerOf } from "../danger.ts";
import { isWaiting, type Waiting } from "../health.ts";
import { queueFor, type Fed } from "./queue-for.ts";

/** What tells in which queues a contact stands at some time. */
export interface Queued extends Fed, Waiting {
  /** Whoever has it; `null` while it waits for somebody. */
  readonly holder: object | null;
}

/** Where a contact stands. */
export interface StandsIn {
  /** Always, and alone unless it waits for too long (Q14). */
  readonly own: QueueId;
  /** In which one it stands as well; `null` while it overflows into none. */
  readonly also: QueueId | null;
}

const MINUTE_MS = 60_000;

/**
 * In which queues a contact stands at `now`, in milliseconds since 1970: in its own, and once somebody has waited for as long beyond
 * their target as that one says, in the one it overflows to as well (Q19). It never leaves its own by that, and goes no further.
 */
export function standsIn(contact: Queued, queues: Queues, now: number): StandsIn {
  const own = queueFor(contact, queues);
  const overflow = queues.find(({ id }) => id === own)?.overflow ?? null;
  if (overflow === null || contact.holder !== null || !isWaiting(contact)) return { own, also: null };
  const isOver = now >= contact.dueAt + overflow.afterMinutes * MINUTE_MS;
  return { own, also: isOver ? overflow.to : null };
}

/**
 * Whether somebody who looks at these queues is shown a contact: it stands in one of them, or it is in danger and nobody has it,
 * which is out of nobody's sight (Q26).
 */
export function isShownIn(
  contact: Queued,
  queues: Queues,
  looked: ReadonlySet<QueueId>,
  now: number,
): boolean {
  if (contact.holder === null && dangerOf(contact) !== null) return true;
  const { own, also } = standsIn(contact, queues, now);
  return looked.has(own) || (also !== null && looked.has(also));
}
