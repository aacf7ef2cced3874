import type { UserId } from "@holdfast/case-schema";
import type { TimesSeen } from "@holdfast/db";

/** Since when each person's count has stood still, by this gateway's clock alone. */
export interface Watch {
  /** When this gateway began to look without a break: before that it knows nothing of anybody. */
  readonly since: number;
  readonly lookedAt: number;
  readonly people: ReadonlyMap<UserId, { readonly times: number; readonly changedAt: number }>;
}

/** A longer break between two looks, or a clock that goes back, and it is not known who was there meanwhile. */
export const BREAK_MS = 30_000;

/**
 * What one more look shows, or the first one. Counts are compared, not times: another gateway's clock may be wrong. After
 * a break everybody counts as seen now, because unknown is not absent.
 */
export function looked(before: Watch | null, seen: TimesSeen, now: number): Watch {
  const isUnbroken = before !== null && now >= before.lookedAt && now - before.lookedAt <= BREAK_MS;
  const known = isUnbroken ? before.people : null;
  const people = new Map(
    [...seen].map(([id, times]) => {
      const was = known?.get(id);
      return [id, { times, changedAt: was?.times === times ? was.changedAt : now }] as const;
    }),
  );
  return { since: isUnbroken ? before.since : now, lookedAt: now, people };
}

/** When somebody was seen last; whoever never was, not since the watch began. */
export function lastSeen({ since, people }: Watch, id: UserId): number {
  return people.get(id)?.changedAt ?? since;
}
