import type { QueueId, Queues, UserId } from "@holdfast/case-schema";
import { queuesOf } from "@holdfast/queue-policy";
import { createStore } from "../store/store.ts";

/** Which queues somebody looks at: all, those that they are of, or one. */
export type Look = "all" | "yours" | QueueId;

/** What somebody chose, for as long as the page is open, and nowhere else; `null`: nothing yet. */
export const chosenLook = createStore<Look | null>(null);

/**
 * What somebody looks at: what they chose and is still there, or else their own queues where they are of some, and all where they are
 * of all (Q25, Q26).
 */
export function lookOf(chosen: Look | null, queues: Queues, me: UserId): Look {
  const isOfAll = queuesOf(me, queues).length === queues.length;
  const isThere = chosen === "yours" ? !isOfAll : chosen === "all" || queues.some(({ id }) => id === chosen);
  if (chosen !== null && isThere) return chosen;
  return isOfAll ? "all" : "yours";
}

/** The queues that a look takes in. */
export function queuesIn(look: Look, queues: Queues, me: UserId): ReadonlySet<QueueId> {
  if (look === "all") return new Set(queues.map(({ id }) => id));
  return new Set(look === "yours" ? queuesOf(me, queues) : [look]);
}
