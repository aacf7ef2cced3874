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
 * In which queues whoever waits for somebody does at `now`, in milliseconds since 1970: in their own, and once they have waited for as
 * long beyond their target as that one says, in the one it overflows to as well (Q19). They never leave their own by that, and go no
 * further.
 */
export function waitsIn(
  contact: Fed & Pick<Waiting, "dueAt">,
  queues: Queues,
  now: number,
): readonly [own: QueueId, also?: QueueId] {
  const own = queueFor(contact, queues);
  const overflow = queues.find(({ id }) => id === own)?.overflow ?? null;
  const isOver = overflow !== null && now >= contact.dueAt + overflow.afterMinutes * MINUTE_MS;
  return isOver ? [own, overflow.to] : [own];
}

/** In which queues a contact stands at `now`: in its own alone while it waits for nobody. */
export function standsIn(contact: Queued, queues: Queues, now: number): StandsIn {
  if (contact.holder !== null || !isWaiting(contact)) return { own: queueFor(contact, queues), also: null };
  const [own, also = null] = waitsIn(contact, queues, now);
  return { own, also };
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
