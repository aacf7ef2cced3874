const MINUTE_MS = 60_000;
/** How far ahead somebody may be texted though they do not answer, with one choice. */
const LENGTHS_MS = [30, 60, 2 * 60, 4 * 60].map((minutes) => minutes * MINUTE_MS);

/** Times until which they may be texted, on the quarter of an hour after each length. */
export function untilChoices(now: number): readonly number[] {
  const quarter = 15 * MINUTE_MS;
  const times = LENGTHS_MS.map((length) => Math.ceil((now + length) / quarter) * quarter);
  return [...new Set(times)];
}
