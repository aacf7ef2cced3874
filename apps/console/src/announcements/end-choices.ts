const MINUTE_MS = 60_000;
/** How long something is said to the shift, with one choice: from a moment to the whole shift. */
const LENGTHS_MS = [30, 60, 2 * 60, 4 * 60, 8 * 60].map((minutes) => minutes * MINUTE_MS);
const QUARTER_MS = 15 * MINUTE_MS;

/** Times until which it may be said, on the quarter of an hour after each length. */
export function endChoices(now: number): readonly number[] {
  const times = LENGTHS_MS.map((length) => Math.ceil((now + length) / QUARTER_MS) * QUARTER_MS);
  return [...new Set(times)];
}
