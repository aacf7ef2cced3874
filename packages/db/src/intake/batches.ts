/** Most items that travel together. */
const MOST = 256;

/** Batches in flight at once: while one is sealed, the other is stored or waits for the disk. */
const LANES = 2;

/** As many go together whatever else is free: setting up a batch costs both ends as much as several arrivals do. */
const FEWEST = 24;

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
