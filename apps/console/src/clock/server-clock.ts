import { createStore } from "../store/store.ts";

/** From which difference on this machine's clock counts as wrong, in milliseconds. */
export const WRONG_FROM_MS = 2_000;
/** What two readings of a header in whole seconds may differ by without saying anything new. */
const READING_MS = 1_500;

/** How far the gateway's clock is ahead of this machine's, in milliseconds; 0 while they agree. */
export const clockOffset = createStore(0);

/** Now, by the gateway's clock: what waiting times and targets are counted in. */
export function serverNow(): number {
  return Date.now() + clockOffset.get();
}

/** How far ahead the gateway's clock was found to be, and how far off that may be itself, both in milliseconds. */
export interface ClockReading {
  readonly offset: number;
  readonly within: number;
}

/** What the `Date` of an answer says about the two clocks, or `null` when it says nothing. */
export function readOffset(date: string | null, askedAt: number, answeredAt: number): ClockReading | null {
  const roundTrip = answeredAt - askedAt;
  const second = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(second) || roundTrip < 0) return null;
  // The header is cut to the second: on average the time was half of one later.
  return { offset: second + 500 - (askedAt + answeredAt) / 2, within: 500 + roundTrip / 2 };
}

/**
 * The offset to go on with after a reading. Clocks that agree have none, and one that holds is not shaken by rounding, nor by an answer
 * that was slow: that one counts only where slowness cannot explain what it says.
 */
export function nextOffset(before: number, { offset, within }: ClockReading): number {
  const isRight = Math.abs(offset) <= WRONG_FROM_MS;
  if (isRight && within <= READING_MS) return 0;
  if (Math.abs(offset - before) <= Math.max(READING_MS, within)) return before;
  return isRight ? 0 : Math.round(offset);
}

/** Learns from an answer of the gateway how the clocks stand. */
export function learnClock(date: string | null, askedAt: number, answeredAt: number): void {
  const read = readOffset(date, askedAt, answeredAt);
  if (read !== null) clockOffset.update((before) => nextOffset(before, read));
}
