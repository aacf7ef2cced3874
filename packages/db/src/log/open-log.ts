import type { HeldClients } from "../sql/held-clients.ts";
import type { Inside } from "../store/inside.ts";
import { listen } from "./listen.ts";
import {
  forgetEvents,
  logHead,
  logRevision,
  sinceOfAll,
  sinceOfContact,
  sinceOfOther,
  tailEvents,
  type EventRow,
  type HeadRow,
} from "./log-statements.ts";
import type { LogPage, LogPosition, LogStore } from "./log-store.ts";
import { CONTACT_STREAM, QUEUE_STREAM, toldOf } from "./told-events.ts";

/** Deleted in a fraction of a second. */
const FORGOTTEN_AT_ONCE = 10_000;

/** `line`: what the tail is read on. */
export function openLog({ pool, connection, clock, commits }: Inside, line: HeldClients): LogStore {
  async function head(): Promise<LogPosition> {
    const [row] = await logHead(pool);
    if (row === undefined) throw new Error("the head's statement always has one row");
    return headOf(row);
  }
  return {
    head,
    async revision() {
      const [row] = await logRevision(pool);
      if (row === undefined) throw new Error("the revision's statement always has one row");
      return row.revision;
    },
    epoch: async () => (await head()).epoch,
    async tail({ xid, seq }, most) {
      const rows = await line.use(async (on) => tailEvents(on, String(xid), String(seq), most));
      return { ...pageOf(rows, most), held: rows[0]?.held ?? false };
    },
    async since(stream, { xid, seq }, most) {
      const [read, named] = readerOf(stream);
      const rows = await read(pool, String(xid), String(seq), most, named);
      const horizon = BigInt(rows[0]?.horizon ?? "0");
      // The horizon's own events are forgotten as well, and a head stands before the first event of its transaction.
      const { head: at, events } = pageOf(rows, most);
      const ofStream = events.filter((event) => event.stream === stream);
      return { head: at, events: ofStream, purgedBeyond: horizon > 0n && xid <= horizon };
    },
    listen: (onWake, onTold) => listen(connection, onWake, onTold),
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

/** The statement that reads a stream, and what it calls the stream. */
function readerOf(stream: string): readonly [read: typeof sinceOfOther, named: string] {
  if (stream === QUEUE_STREAM) return [sinceOfAll, stream];
  if (stream.startsWith(CONTACT_STREAM)) return [sinceOfContact, stream.slice(CONTACT_STREAM.length)];
  return [sinceOfOther, stream];
}

/** Full with `most` rows, of which some are told twice. */
function pageOf(rows: readonly EventRow[], most: number): LogPage {
  const [first] = rows;
  if (first === undefined) throw new Error("a page always has its head");
  const events = rows.flatMap(toldOf);
  const last = events.at(-1);
  const full = last !== undefined && rows.length >= most;
  return {
    head: full ? { epoch: first.epoch, xid: last.xid, seq: last.seq } : headOf(first),
    events,
  };
}
