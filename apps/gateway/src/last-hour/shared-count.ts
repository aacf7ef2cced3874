import type { LastHour, Store } from "@holdfast/db";

/** How old a count may be that somebody is told, in milliseconds: however many look, it is counted once in that time. */
export const COUNTED_EVERY_MS = 15_000;

interface Counted {
  readonly at: number;
  readonly shortMs: number;
  readonly count: Promise<LastHour>;
}

const counted = new WeakMap<Store["lastHour"], Counted>();

/**
 * The counts of the last hour, counted at most once in 15 seconds by one gateway, whoever asks and however many at once. What could not
 * be counted is counted anew for whoever asks next.
 */
export async function sharedCount(
  lastHour: Store["lastHour"],
  clock: () => number,
  shortMs: number,
): Promise<LastHour> {
  const now = clock();
  const known = counted.get(lastHour);
  const isFresh =
    known !== undefined && known.shortMs === shortMs && Math.abs(now - known.at) < COUNTED_EVERY_MS;
  if (isFresh) return known.count;
  const next: Counted = { at: now, shortMs, count: lastHour.count(shortMs) };
  counted.set(lastHour, next);
  try {
    return await next.count;
  } catch (error) {
    if (counted.get(lastHour) === next) counted.delete(lastHour);
    throw error;
  }
}
