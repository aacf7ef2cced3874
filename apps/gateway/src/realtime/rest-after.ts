/** What a read of the log was. */
export interface PastRead {
  /** How long it took, telling everybody included. */
  readonly tookMs: number;
  /** How many events it told. */
  readonly told: number;
  /**
   * For how long the reads up to this one have left something that is committed already and must wait for what is still open; `null`:
   * this one left nothing.
   */
  readonly heldMs: number | null;
}

/** Time left for each event that was told: what brings one, and whoever asks meanwhile, needs the same loop. */
const EACH_MS = 1;
/** However little there is to tell, one part of the time in so many is left to everything else. */
const LEAST_PART = 4;
/** How many times longer than the least time a rest may grow when reads take long. */
const BUSY_MOST = 5;

/**
 * How long nothing is read after a read, in milliseconds (W51): what comes alone finds the reader at rest, and of much that comes at
 * once more goes out together, the longer telling takes. That is never longer than the read took, or `coalesceMs` where that is more,
 * nor than five times `coalesceMs`.
 */
export function restAfter({ tookMs, told }: PastRead, coalesceMs: number): number {
  const most = Math.min(Math.max(coalesceMs, tookMs), coalesceMs * BUSY_MOST);
  return Math.min(most, Math.max(coalesceMs - tookMs, told * EACH_MS, tookMs / LEAST_PART));
}

/**
 * How long after a read the next one begins at the latest, in milliseconds, though nobody wakes it: nobody need say when what held
 * something back has ended (W52), so it is looked for soon, and then each time after as long again as it has lasted.
 */
export function sweepAfter({ heldMs }: PastRead, coalesceMs: number, sweepMs: number): number {
  return heldMs === null ? sweepMs : Math.min(sweepMs, Math.max(coalesceMs, heldMs));
}
