import type { ReadSoFar } from "@holdfast/wire/server";
import { restAfter, sweepAfter, type PastRead } from "./rest-after.ts";

export interface ReadLoopOptions {
  readonly read: () => Promise<ReadSoFar>;
  /** Least time from the beginning of one read to that of the next: what is committed meanwhile goes out together (W51). */
  readonly coalesceMs: number;
  /** Longest time from one read to the next: stands behind lost wake-ups. */
  readonly sweepMs: number;
  readonly firstBackoffMs: number;
  readonly mostBackoffMs: number;
  readonly clock: () => number;
  /** Called for the first failure in a row only. */
  readonly onFailure: (error: unknown) => void;
  readonly onRecovery: (failedReads: number) => void;
}

export interface ReadLoop {
  /** Something was committed. */
  readonly wake: () => void;
  /** Resolves when a read that began after this call has ended, well or badly. */
  readonly catchUp: () => Promise<void>;
  /** Time since the last read that went well; `Infinity` before the first. */
  readonly ageMs: () => number;
  /** Begins no further read, and waits for the one that runs. */
  readonly close: () => Promise<void>;
}

/** Reads at once, then on every wake-up and sweep, one read at a time; after failures more and more slowly. */
export function startReadLoop(options: ReadLoopOptions): ReadLoop {
  const { read, coalesceMs, sweepMs, firstBackoffMs, mostBackoffMs, clock, onFailure, onRecovery } = options;
  const stopping = new AbortController();
  let woken = false;
  let failures = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let last: PastRead = { tookMs: 0, told: 0, heldMs: null };
  let heldSince = 0;
  let waiting: (() => void)[] = [];
  let endPause = (): void => {};
  /** Whether the pause that runs is one a wake-up may end. */
  let wakeable = false;

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (stopping.signal.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function readOnce(): Promise<void> {
    woken = false;
    const served = waiting;
    waiting = [];
    const begun = clock();
    try {
      const { told, held } = await read();
      readAt = clock();
      // What is held back when something was told came later than that.
      if (last.heldMs === null || told > 0) heldSince = readAt;
      last = { tookMs: readAt - begun, told, heldMs: held ? readAt - heldSince : null };
      if (failures > 0) onRecovery(failures);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) onFailure(error);
    }
    for (const resolve of served) resolve();
  }

  /** The pauses after a read: the least one always; after a good one what is left of the sweep, unless somebody calls. */
  async function rest(): Promise<void> {
    const backoff = Math.min(firstBackoffMs * 2 ** (failures - 1), mostBackoffMs);
    const least = failures > 0 ? backoff : restAfter(last, coalesceMs);
    await pause(least);
    const more = sweepAfter(last, coalesceMs, sweepMs) - least;
    if (woken || failures > 0 || more <= 0) return;
    wakeable = true;
    await pause(more);
    wakeable = false;
  }

  function wake(): void {
    woken = true;
    if (wakeable) endPause();
  }

  const ended = (async () => {
    while (!stopping.signal.aborted) {
      await readOnce();
      await rest();
    }
    for (const resolve of waiting) resolve();
  })();

  return {
    wake,
    catchUp() {
      const caughtUp = new Promise<void>((resolve) => waiting.push(resolve));
      wake();
      return stopping.signal.aborted ? Promise.resolve() : caughtUp;
    },
    ageMs: () => clock() - readAt,
    async close() {
      stopping.abort();
      endPause();
      await ended;
    },
  };
}
