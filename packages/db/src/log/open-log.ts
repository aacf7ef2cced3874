import type { Inside } from "../store/inside.ts";
import { listen } from "./listen.ts";
import {
  forgetEvents,
  logHead,
  sinceEvents,
  tailEvents,
  type EventRow,
  type HeadRow,
} from "./log-statements.ts";
import type { LogEvent, LogPage, LogPosition, LogStore } from "./log-store.ts";

/** Deleted in a fraction of a second. */
const FORGOTTEN_AT_ONCE = 10_000;

export function openLog({ pool, connection, clock, commits }: Inside): LogStore {
  async function head(): Promise<LogPosition> {
    const [row] = await logHead(pool);
    if (row === undefined) throw new Error("the head's statement always has one row");
    return headOf(row);
  }
  return {
    head,
    epoch: async () => (await head()).epoch,
    async tail({ xid, seq }, most) {
      return pageOf(await tailEvents(pool, String(xid), String(seq), most), most);
    },
    async since(stream, { xid, seq }, most) {
      const rows = await sinceEvents(pool, String(xid), String(seq), most, stream);
      const horizon = BigInt(rows[0]?.horizon ?? "0");
      // The horizon's own events are forgotten as well, and a head stands before the first event of its transaction.
      return { ...pageOf(rows, most), purgedBeyond: horizon > 0n && xid <= horizon };
    },
    listen: (onWake) => listen(connection, onWake),
    onCommit: commits.listen,
    async forgetEvents(olderThanMs) {
      const before = clock() - olderThanMs;
      let forgotten = 0;
      for (let last = FORGOTTEN_AT_ONCE; last === FORGOTTEN_AT_ONCE; forgotten += last)
        last = (await forgetEvents(pool, before, FORGOTTEN_AT_ONCE))[0]?.forgotten ?? 0;
      return forgotten;
    },
  };
}

function headOf({ epoch, head }: HeadRow): LogPosition {
  return { epoch, xid: BigInt(head), seq: 0n };
}

function pageOf(rows: readonly EventRow[], most: number): LogPage {
  const [first] = rows;
  if (first === undefined) throw new Error("a page always has its head");
  const events = rows.flatMap(eventOf);
  const last = events.at(-1);
  const full = last !== undefined && events.length >= most;
  return {
    head: full ? { epoch: first.epoch, xid: last.xid, seq: last.seq } : headOf(first),
    events,
  };
}

function eventOf({ xid, seq, stream, payload }: EventRow): readonly LogEvent[] {
  if (xid === null || seq === null || stream === null) return [];
  return [{ xid: BigInt(xid), seq: BigInt(seq), stream, payload }];
}
