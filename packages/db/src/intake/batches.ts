/** Most items that travel together. */
const MOST = 256;

/** Batches in flight at once: while one is sealed, others are stored or wait for the disk. */
const LANES = 3;

/** Fewer than that are not shared out among lanes: each batch has a price of its own. */
const FEWEST = 8;

export interface Batches<Item> {
  readonly add: (item: Item) => void;
}

export interface BatchOptions<Item> {
  /** Items of one key never travel in two batches at once, so they keep their order. */
  readonly laneOf: (item: Item) => string;
  /** Settles the items itself. */
  readonly run: (batch: readonly Item[]) => Promise<void>;
}

/** Whatever is added while batches are in flight goes together in the next one. */
export function openBatches<Item>({ laneOf, run }: BatchOptions<Item>): Batches<Item> {
  let waiting: Item[] = [];
  const busy = new Set<string>();
  let inFlight = 0;
  let scheduled = false;

  /** This lane's share: all of it would leave the others idle, and the next turn would find them so again. */
  function take(): readonly Item[] {
    const share = Math.min(MOST, Math.max(FEWEST, Math.ceil(waiting.length / (LANES - inFlight))));
    const batch: Item[] = [];
    const rest: Item[] = [];
    for (const item of waiting) {
      if (batch.length < share && !busy.has(laneOf(item))) batch.push(item);
      else rest.push(item);
    }
    waiting = rest;
    return batch;
  }

  function pump(): void {
    scheduled = false;
    while (inFlight < LANES && waiting.length > 0) {
      const batch = take();
      if (batch.length === 0) return;
      const keys = new Set(batch.map(laneOf));
      for (const key of keys) busy.add(key);
      inFlight += 1;
      void run(batch).finally(() => {
        inFlight -= 1;
        for (const key of keys) busy.delete(key);
        pump();
      });
    }
  }

  return {
    add(item) {
      waiting.push(item);
      if (scheduled) return;
      // What arrives in the same turn of the loop goes together.
      scheduled = true;
      queueMicrotask(pump);
    },
  };
}
