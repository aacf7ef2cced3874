export interface GatherNewsOptions<About> {
  /** Reads anew whatever is told to be otherwise. Never rejects. */
  readonly read: (about: ReadonlySet<About>) => Promise<void>;
  /** How long more news is awaited after the first, in milliseconds. */
  readonly gatherMs: number;
  /** Least time from one reading to the next, in milliseconds. */
  readonly everyMs: number;
  readonly clock: () => number;
}

export interface GatheredNews<About> {
  readonly hear: (about: About) => void;
  /** Nothing is read any more. */
  readonly stop: () => void;
}

/**
 * Reads once for all the news that comes soon after another, one reading at a time and none too soon after the last: somebody who
 * fills in a whole form is read a few times, and the last of it always.
 */
export function gatherNews<About>({
  read,
  gatherMs,
  everyMs,
  clock,
}: GatherNewsOptions<About>): GatheredNews<About> {
  let wanted = new Set<About>();
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let isReading = false;
  let isStopped = false;
  let readAt = Number.NEGATIVE_INFINITY;

  function wait(): void {
    if (isStopped || isReading || waiting !== null || wanted.size === 0) return;
    waiting = setTimeout(() => void readNow(), Math.max(gatherMs, readAt + everyMs - clock()));
  }

  async function readNow(): Promise<void> {
    waiting = null;
    const about = wanted;
    wanted = new Set();
    isReading = true;
    readAt = clock();
    await read(about);
    isReading = false;
    wait();
  }

  return {
    hear(about) {
      wanted.add(about);
      wait();
    },
    stop() {
      isStopped = true;
      if (waiting !== null) clearTimeout(waiting);
    },
  };
}
