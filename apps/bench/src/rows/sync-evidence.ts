import type { Sync } from "../server/watch-syncs.ts";
import type { Acknowledged } from "../traffic/persistent-provider.ts";

/** strace and this process read clocks of different fineness. */
const CLOCKS_MS = 2;

/**
 * How many acknowledgements stand on no call that made the disk write. What is acknowledged was committed between the
 * question and the answer, and a commit is durable only by a sync that began after it was written: so one must lie whole
 * between the two.
 */
export function unfounded(
  acknowledged: readonly Acknowledged[],
  syncs: readonly Sync[],
  timeOrigin: number,
): number {
  const sorted = syncs.toSorted((one, other) => one.begun - other.begun);
  return acknowledged.filter(({ askedAt, answeredAt }) => {
    const from = timeOrigin + askedAt - CLOCKS_MS;
    const to = timeOrigin + answeredAt + CLOCKS_MS;
    return !sorted.some(({ begun, ended }) => begun >= from && ended <= to);
  }).length;
}
