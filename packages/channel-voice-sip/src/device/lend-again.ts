const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait before asking to be lent again, after so many refusals in a row. */
export function lendAgainAfterMs(refusals: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(refusals, 10));
}
