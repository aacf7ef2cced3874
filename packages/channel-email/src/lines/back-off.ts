/** The first pause, in milliseconds. */
const FIRST_MS = 500;
const MAX_MS = 60_000;
/** A server that does not know our password is not asked oftener than this: it may lock the account. */
const REFUSED_MS = 60_000;

/** Why a line ended, as far as it can be told. */
export type LineFault = "unreachable" | "credentials" | "provider" | "silent" | "not_stored";

/**
 * How long to wait before a line is opened again, in milliseconds: twice as long after each failure up to a minute, and
 * anywhere in the upper half of that, so that many lines do not come back at once. `chance` is from 0 up to 1.
 */
export function backOffMs(
  failures: number,
  fault: LineFault,
  chance: number,
  firstMs: number = FIRST_MS,
  refusedMs: number = REFUSED_MS,
): number {
  const grown = Math.min(MAX_MS, firstMs * 2 ** Math.min(failures, 20));
  const whole = fault === "credentials" ? Math.max(refusedMs, grown) : grown;
  return Math.round(whole / 2 + (whole / 2) * chance);
}
