import type { Cursor } from "../cursor.ts";
import type { WireEvent } from "../event.ts";
import type { Batch } from "../protocol.ts";
import type { StreamName } from "../stream.ts";

/** One event where the log holds it. */
export interface LoggedEvent {
  readonly stream: StreamName;
  readonly at: Cursor;
  readonly event: WireEvent;
}

export interface RingLimits {
  /** Most events kept of one stream. */
  readonly perStream: number;
  /** Most events kept of all streams together; the stream that has been quiet longest goes first. */
  readonly inAll: number;
}

/** The newest part of the log, in memory, of one epoch. What it has forgotten it never pretends to know. */
export interface Ring {
  /** Up to where the log has been read. */
  readonly position: () => Cursor;
  /** Takes everything the log holds after `position` up to `to`, and answers one batch for each stream in it. */
  readonly take: (events: readonly LoggedEvent[], to: Cursor) => readonly Batch[];
  /**
   * Everything of a stream after a cursor, up to `position`; `null` when that reaches back too far. Whoever asks from the same place is
   * given the same batch for as long as nothing is read (W43).
   */
  readonly replay: (stream: StreamName, after: Cursor) => Batch | null;
  /** Where the last batch of a stream ended. Whoever holds less may have missed something (W6). */
  readonly head: (stream: StreamName) => Cursor;
  /** Forgets a stream's past, because something in it cannot be told. */
  readonly cut: (stream: StreamName) => void;
}

/** At most so many replays are kept: whoever comes back after a break of everybody stands at a few places. */
const REPLAYS_KEPT = 64;

interface Remembered {
  /** Everything after this is here. */
  from: Cursor;
  last: Cursor;
  events: LoggedEvent[];
}

/** A ring that knows nothing before `start`. */
export function createRing(start: Cursor, limits: RingLimits): Ring {
  const streams = new Map<StreamName, Remembered>();
  let position = start;
  /** A stream that is not in the map has had no event after this. */
  let floor = start;
  let size = 0;
  /** What was answered since the log was last read, by stream and cursor. */
  const replays = new Map<string, Batch>();

  /** The stream's memory, now the youngest in the map's order. */
  function recall(stream: StreamName): Remembered {
    const known = streams.get(stream) ?? { from: floor, last: floor, events: [] };
    streams.delete(stream);
    streams.set(stream, known);
    return known;
  }

  function trim(known: Remembered): void {
    const excess = known.events.length - limits.perStream;
    if (excess <= 0) return;
    known.from = known.events[excess - 1]?.at ?? known.from;
    known.events = known.events.slice(excess);
    size -= excess;
  }

  function forgetTheQuietest(): void {
    for (const [stream, known] of streams) {
      if (size <= limits.inAll) return;
      streams.delete(stream);
      size -= known.events.length;
      if (known.last > floor) floor = known.last;
    }
  }

  return {
    position: () => position,
    take(events, to) {
      position = to;
      replays.clear();
      const batches: Batch[] = [];
      for (const [stream, fresh] of Map.groupBy(events, (logged) => logged.stream)) {
        const known = recall(stream);
        batches.push({ stream, from: known.last, to, events: fresh.map(({ event }) => event) });
        known.last = to;
        known.events.push(...fresh);
        size += fresh.length;
        trim(known);
      }
      forgetTheQuietest();
      return batches;
    },
    replay(stream, after) {
      const place = `${stream} ${after}`;
      const made = replays.get(place);
      if (made) return made;
      const known = streams.get(stream);
      if (after < (known?.from ?? floor)) return null;
      const events = (known?.events ?? []).filter(({ at }) => at > after).map(({ event }) => event);
      const batch = { stream, from: after, to: position, events };
      if (replays.size >= REPLAYS_KEPT) replays.clear();
      replays.set(place, batch);
      return batch;
    },
    head: (stream) => streams.get(stream)?.last ?? floor,
    cut(stream) {
      replays.clear();
      const known = recall(stream);
      size -= known.events.length;
      Object.assign(known, { from: position, last: position, events: [] });
    },
  };
}
