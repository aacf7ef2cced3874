/** A list that somebody is reading: what it shows, and what waits until they ask. */
export interface StableList<Id> {
  readonly shown: readonly Id[];
  /** Arrivals held back, in their order. */
  readonly held: readonly Id[];
  /** Whether what is shown stands in another order than the latest. */
  readonly isOutOfOrder: boolean;
}

/**
 * Brings a list up to date without moving it under whoever reads it. While `isHeld`, rows keep their places, arrivals
 * wait, and rows that left are gone. Only urgent rows come in at once, at the place where they belong, and rows that
 * belong at the very end, where they move nobody. Otherwise the list is the latest.
 */
export function settle<Id>(
  shown: readonly Id[],
  latest: readonly Id[],
  isHeld: boolean,
  isUrgent: (id: Id) => boolean,
): StableList<Id> {
  if (!isHeld) return { shown: latest, held: [], isOutOfOrder: false };
  const place = new Map(latest.map((id, index) => [id, index]));
  const next = shown.filter((id) => place.has(id));
  const known = new Set(next);
  const arrivals = latest.filter((id) => !known.has(id));
  const added = new Set<Id>();
  for (const id of arrivals) {
    const own = place.get(id) ?? 0;
    const before = next.findIndex((other) => (place.get(other) ?? 0) > own);
    if (before !== -1 && !isUrgent(id)) continue;
    next.splice(before === -1 ? next.length : before, 0, id);
    added.add(id);
  }
  const inOrder = next.every((id, index) => {
    const previous = next[index - 1];
    return previous === undefined || (place.get(previous) ?? 0) < (place.get(id) ?? 0);
  });
  return { shown: next, held: arrivals.filter((id) => !added.has(id)), isOutOfOrder: !inOrder };
}
