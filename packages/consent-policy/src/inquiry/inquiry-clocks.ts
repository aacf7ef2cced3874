const DAY_MS = 24 * 60 * 60_000;

/**
 * By when counsel has to have answered a legal process: by the day on which it has to be returned, and within a day of its being
 * served where it names none. Nothing opens when it is over.
 */
export function legalDueAt(servedAt: number, returnAt: number | null): number {
  return returnAt ?? servedAt + DAY_MS;
}

/** By when a funder is told of a breach: a day after anybody first suspected one, whatever is known by then. */
export function funderNoticeDueAt(suspectedAt: number): number {
  return suspectedAt + DAY_MS;
}
