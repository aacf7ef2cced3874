/** How much is too much: more than `most` within a window. */
export interface Measure {
  readonly most: number;
  readonly windowMs: number;
}

/** Keys remembered; the ones longest quiet are forgotten first. */
const KEYS_MAX = 10_000;

/** Counts what somebody or something does, and says whether this time is one too many. */
export function tooMany(clock: () => number, { most, windowMs }: Measure): (key: string) => boolean {
  const counts = new Map<string, { readonly count: number; readonly began: number }>();
  return (key) => {
    const now = clock();
    const before = counts.get(key);
    // A window that begins later than now is of a clock that is put back since: it would last until then.
    const same = before !== undefined && now >= before.began && now - before.began < windowMs;
    const count = same ? before.count + 1 : 1;
    counts.delete(key);
    counts.set(key, { count, began: same ? before.began : now });
    if (counts.size > KEYS_MAX) counts.delete(counts.keys().next().value ?? "");
    return count > most;
  };
}

/**
 * Submissions of one client. More are marked, and a mark refuses nothing, because a shelter, a school or a whole town may
 * share one address.
 */
export const SUBMISSIONS: Measure = { most: 6, windowMs: 10 * 60_000 };

/** Deliveries of one channel that nobody vouched for and that are kept at length; of more, only the head is kept. */
export const QUARANTINED: Measure = { most: 60, windowMs: 60_000 };

/** Of still more, none is kept: they are the same flood, and must not fill the disk. */
export const DROWNED: Measure = { most: 600, windowMs: 60_000 };

/** How often the log tells of a flood, with how many there were. */
export const FLOOD_TOLD_EVERY_MS = 60_000;
