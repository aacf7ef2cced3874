/** What was read last: a clock on the wall, and at the same moment one that nobody sets. Both in milliseconds. */
export interface Reckoning {
  readonly wall: number;
  readonly steady: number;
  /** Since when, by the steady clock, the wall's says something else than it should; `null`: it does not. */
  readonly astraySince: number | null;
}

/** A clock that is out by no more than this is taken as it is. */
export const ASTRAY_MS = 30_000;

/** A clock that says something else for so long is believed: it was put right, or the machine slept. */
export const BELIEVED_AFTER_MS = 5 * 60_000;

/**
 * What time it is after one more look at both clocks. When the clock on the wall was put elsewhere, it goes on by the steady
 * one for five minutes: a wrong step is put right by then, and has fired nothing hours early and held nothing back.
 */
export function reckoned(
  before: Reckoning | null,
  wall: number,
  steady: number,
): { readonly reckoning: Reckoning; readonly now: number } {
  const fresh = { wall, steady, astraySince: null };
  if (before === null) return { reckoning: fresh, now: wall };
  const expected = before.wall + (steady - before.steady);
  if (Math.abs(wall - expected) <= ASTRAY_MS) return { reckoning: fresh, now: wall };
  const astraySince = before.astraySince ?? steady;
  if (steady - astraySince >= BELIEVED_AFTER_MS) return { reckoning: fresh, now: wall };
  return { reckoning: { ...before, astraySince }, now: expected };
}
