import type { Medium, QueueId, Queues } from "@holdfast/case-schema";
import { judgeHealth, queuesOf, standsIn, type Health } from "@holdfast/queue-policy";
import type { BoardFacts } from "./board-facts.ts";

/** How one of several queues stands. */
export interface QueueHealth {
  readonly id: QueueId;
  readonly health: Health;
}

/**
 * How each of several queues stands, by who waits in it, overflowed into it too, and who is of it (Q93); `null` where there is one, or where
 * not everything is known.
 */
export function queueHealth(
  { unclaimed, onShift, channels }: Pick<BoardFacts, "unclaimed" | "onShift" | "channels">,
  queues: Queues,
  now: number,
): readonly QueueHealth[] | null {
  if (queues.length === 1 || unclaimed === null || onShift === null) return null;
  const places = unclaimed.map((row) => ({ row, ...standsIn(row, queues, now) }));
  return queues.map(({ id, feeds }) => {
    const named = feeds === "everything" ? [] : feeds.channels;
    const carried = (channels ?? []).filter((each) => named.length === 0 || named.includes(each.id));
    return {
      id,
      health: judgeHealth(
        places.filter(({ own, also }) => own === id || also === id).map(({ row }) => row),
        onShift.filter((colleague) => queuesOf(colleague.id, queues).includes(id)).map(({ shift }) => shift),
        now,
        mediaOf(carried),
      ),
    };
  });
}

/** Of nothing that is carried nobody says which, and everything counts. */
function mediaOf(carried: readonly { readonly medium: Medium }[]): readonly Medium[] | undefined {
  return carried.length === 0 ? undefined : [...new Set(carried.map(({ medium }) => medium))];
}
