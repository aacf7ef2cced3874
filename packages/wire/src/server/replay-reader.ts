import { type Cursor, decodeCursor, encodeCursor, sameEpoch } from "../cursor.ts";
import type { StreamName } from "../stream.ts";
import { REPLAY_LIMIT } from "../timing.ts";
import type { LogRead } from "./answer-join.ts";
import type { LogSource } from "./log-source.ts";
import { readEvents } from "./read-events.ts";

/** Reads what a stream holds after a cursor. */
export type ReplayReader = (stream: StreamName, after: Cursor) => Promise<LogRead>;

/**
 * A reader that asks the database once for everybody who stands at the same cursor, and never more than `atOnce` things
 * at a time: a thousand consoles that come back together are a few queries.
 */
export function createReplayReader(log: Pick<LogSource, "since">, atOnce: number): ReplayReader {
  const running = new Map<string, Promise<LogRead>>();
  const queue: (() => void)[] = [];
  let busy = 0;

  async function inTurn(stream: StreamName, after: Cursor): Promise<LogRead> {
    if (busy >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    else busy += 1;
    try {
      return await readSince(log, stream, after);
    } finally {
      // The place is handed on, not given up, so that nobody who comes between takes it.
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  return (stream, after) => {
    const key = `${stream} ${after}`;
    const known = running.get(key);
    if (known) return known;
    const read = inTurn(stream, after).finally(() => running.delete(key));
    running.set(key, read);
    return read;
  };
}

async function readSince(log: Pick<LogSource, "since">, stream: StreamName, after: Cursor): Promise<LogRead> {
  const page = await log.since(stream, decodeCursor(after), REPLAY_LIMIT + 1);
  const to = encodeCursor(page.head);
  if (!sameEpoch(to, after)) return { kind: "reset", reason: "foreign_epoch" };
  if (page.purgedBeyond) return { kind: "reset", reason: "too_old" };
  if (page.events.length > REPLAY_LIMIT) return { kind: "reset", reason: "too_many" };
  const { events, unreadable } = readEvents(page.head.epoch, page.events);
  if (unreadable.size > 0) return { kind: "reset", reason: "unreadable" };
  return { kind: "events", events: events.map(({ event }) => event), to };
}
