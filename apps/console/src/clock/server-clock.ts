import { createStore } from "../store/store.ts";

/** From which difference on this machine's clock counts as wrong, in milliseconds. */
export const WRONG_FROM_MS = 2_000;
/** An answer that took longer says too little about the time. */
const ROUND_TRIP_MS_MAX = 2_000;
/** What two readings of a header in whole seconds may differ by without saying anything new. */
const READING_MS = 1_500;

/** How far the gateway's clock is ahead of this machine's, in milliseconds; 0 while they agree. */
export const clockOffset = createStore(0);

/** Now, by the gateway's clock: what waiting times and targets are counted in. */
export function serverNow(): number {
  return Date.now() + clockOffset.get();
}

/** What the `Date` of an answer says about the two clocks, or `null` when it says too little. */
export function readOffset(date: string | null, askedAt: number, answeredAt: number): number | null {
  const roundTrip = answeredAt - askedAt;
  const second = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(second) || roundTrip < 0 || roundTrip > ROUND_TRIP_MS_MAX) return null;
  // The header is cut to the second: on average the time was half of one later.
  return second + 500 - (askedAt + answeredAt) / 2;
}

/** The offset to go on with after a reading. Clocks that agree have none, and one that holds is not shaken by rounding. */
export function nextOffset(before: number, read: number): number {
  if (Math.abs(read) <= WRONG_FROM_MS) return 0;
  return Math.abs(read - before) <= READING_MS ? before : Math.round(read);
}

/** Learns from an answer of the gateway how the clocks stand. */
export function learnClock(date: string | null, askedAt: number, answeredAt: number): void {
  const read = readOffset(date, askedAt, answeredAt);
  if (read !== null) clockOffset.update((before) => nextOffset(before, read));
}
