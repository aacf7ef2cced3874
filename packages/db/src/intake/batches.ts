/** Most items that travel together. */
const MOST = 256;

/** Batches in flight at once: while one is sealed, the other is stored or waits for the disk. */
const LANES = 2;

/** As many go together whatever else is free: setting up a batch costs both ends as much as several arrivals do. */
const FEWEST = 8;

/** So long fewer than that wait for a batch in flight to land; hardly longer than it takes, and nobody notices. */
const HELD_MS = 10;

export interface Batches<Item> {
  readonly add: (item: Item) => void;
}

export interface BatchOptions<Item> {
  /** Items of one key travel one after the other, each in a batch of its own, so they keep their order. */
  readonly keyOf: (item: Item) => string;
  /** Settles the items itself. */
  readonly run: (batch: readonly Item[]) => Promise<void>;
}

/**
 * Whatever is added while batches are in flight goes together in the next one: few wait for it, so that a batch that is stuck
 * holds nobody up for long; many go at once while another lane is free.
 */
export function openBatches<Item>({ keyOf, run }: BatchOptions<Item>): Batches<Item> {
  /** What waits behind an item of the same key that is ready or in flight. */
  const behind = new Map<string, Item[]>();
  /** The next item of each key that has none in flight, in the order in which they came. */
  let ready: Item[] = [];
  let inFlight = 0;
  let scheduled = false;
  let holding: NodeJS.Timeout | null = null;

  /** A lane's share: all of it would leave the others idle, and the next turn would find them so again. */
  function take(): readonly Item[] {
    const share = Math.min(MOST, Math.max(FEWEST, Math.ceil(ready.length / (LANES - inFlight))));
    if (ready.length <= share) {
      const all = ready;
      ready = [];
      return all;
    }
    return ready.splice(0, share);
  }

  function landed(batch: readonly Item[]): void {
    inFlight -= 1;
    for (const item of batch) {
      const key = keyOf(item);
      const next = behind.get(key)?.shift();
      if (next === undefined) behind.delete(key);
      else ready.push(next);
    }
    pump();
  }

  function depart(): void {
    const batch = take();
    inFlight += 1;
    void run(batch).finally(() => landed(batch));
  }

  function pump(): void {
    scheduled = false;
    while (inFlight < LANES && ready.length > 0 && (inFlight === 0 || ready.length >= FEWEST)) depart();
    if (ready.length > 0 && inFlight < LANES) holding ??= setTimeout(heldLongEnough, HELD_MS);
    else if (holding !== null) {
      clearTimeout(holding);
      holding = null;
    }
  }

  function heldLongEnough(): void {
    holding = null;
    if (ready.length > 0 && inFlight < LANES) depart();
    pump();
  }

  return {
    add(item) {
      const key = keyOf(item);
      const before = behind.get(key);
      if (before !== undefined) return void before.push(item);
      behind.set(key, []);
      ready.push(item);
      if (scheduled) return;
      // What comes in the same turn of the loop goes together, from whichever of its sockets it is read.
      scheduled = true;
      setImmediate(pump);
    },
  };
}
