const HOUR_MS = 3_600_000;
/** No end is taken that is further away, by the house's clock (AL48, AL56). */
const LONGEST_MS = 12 * HOUR_MS;
/** So much earlier the longest ends. A clock that is ahead by less counts as right here, and the house's own takes nothing beyond. */
const MARGIN_MS = 10_000;

/** When something ends that is turned on for so many hours. */
export function endIn(hours: number, now: number): number {
  return now + Math.min(hours * HOUR_MS, LONGEST_MS - MARGIN_MS);
}
