import { decodeCursor, encodeCursor, sameEpoch } from "../cursor.ts";
import type { Batch, ResetReason } from "../protocol.ts";
import type { StreamName } from "../stream.ts";
import type { LogSource } from "./log-source.ts";
import { readEvents } from "./read-events.ts";
import { createRing, type Ring, type RingLimits } from "./ring.ts";

/** What reading the log tells whoever owns the sockets. */
export interface Announce {
  readonly batch: (batch: Batch) => void;
  /** `stream: null`: every stream. */
  readonly reset: (stream: StreamName | null, reason: ResetReason) => void;
}

/** What came of one read. */
export interface ReadSoFar {
  /** How many events it told. */
  readonly told: number;
  /** Whether something is committed already that must wait for what is still open. */
  readonly held: boolean;
}

export interface LogReader {
  /** Reads and announces everything that can be read now. Rejects when the log cannot be read; nothing is lost then. */
  readonly read: () => Promise<ReadSoFar>;
  /** What was read lately; `null` before the first read. */
  readonly ring: () => Ring | null;
}

export interface LogReaderOptions {
  readonly log: Pick<LogSource, "head" | "tail">;
  readonly limits: RingLimits;
  readonly announce: Announce;
  readonly clock: () => number;
  readonly pageSize?: number;
}

/** Whoever did not read for longer may not go on: what is old is purged from the log. */
const MOST_AWAY_MS = 10 * 60_000;

/** Reads the log from its head at the first read on, in order, each event once. */
export function createLogReader(options: LogReaderOptions): LogReader {
  const { log, limits, announce, clock, pageSize = 1_000 } = options;
  let ring: Ring | null = null;
  let readAt = clock();

  async function begin(): Promise<Ring> {
    return (ring = createRing(encodeCursor(await log.head()), limits));
  }

  async function beginAnew(reason: ResetReason): Promise<void> {
    await begin();
    announce.reset(null, reason);
  }

  async function readPage(known: Ring): Promise<ReadSoFar & { readonly mayBeMore: boolean }> {
    const after = known.position();
    const page = await log.tail(decodeCursor(after), pageSize);
    const head = encodeCursor(page.head);
    const other = sameEpoch(head, after) ? (head < after ? "beyond_head" : null) : "foreign_epoch";
    if (other) {
      // The log under us is another one: nothing that clients hold is known to be part of it.
      await beginAnew(other);
      return { told: 0, held: false, mayBeMore: false };
    }
    const { events, unreadable } = readEvents(page.head.epoch, page.events);
    const batches = known.take(events, head);
    for (const batch of batches) announce.batch(batch);
    for (const stream of unreadable) {
      known.cut(stream);
      announce.reset(stream, "unreadable");
    }
    return {
      told: batches.reduce((sum, batch) => sum + batch.events.length, 0),
      held: page.held,
      mayBeMore: page.events.length >= pageSize,
    };
  }

  return {
    ring: () => ring,
    async read() {
      if (ring && clock() - readAt > MOST_AWAY_MS) await beginAnew("too_old");
      const known = ring ?? (await begin());
      let told = 0;
      for (;;) {
        const page = await readPage(known);
        told += page.told;
        if (page.mayBeMore) continue;
        readAt = clock();
        return { told, held: page.held };
      }
    },
  };
}
