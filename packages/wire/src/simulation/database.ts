import type { CursorParts } from "../cursor.ts";
import type { WireEvent } from "../event.ts";
import type { QueueRow } from "../queue-row.ts";
import type { LogPage, LogSource, StoredEvent } from "../server/log-source.ts";
import type { ShiftRow } from "../shift-row.ts";
import { contactStream, MAIN_BOARD, MAIN_QUEUE } from "../stream.ts";
import { absent, contactId, present, revision, sampleRow, shifted } from "./sample.ts";

interface Open {
  readonly xid: number;
  readonly contact: number;
  version: number;
  readonly events: Stored[];
}
type Stored = StoredEvent & { readonly payload: WireEvent };

/** Everything a restore brings back. */
interface Durable {
  readonly versions: ReadonlyMap<number, number>;
  readonly log: readonly Stored[];
  readonly nextXid: number;
}

/** Whether a contact stands in the queue depends on its version alone, so that everybody can know it. */
export const inQueue = (contact: number, version: number): boolean => (contact + version) % 3 !== 0;

/** A database that keeps the promises of W2 and W8, and no others: transactions end late, in any order, or never. */
export function createDatabase(contacts: number) {
  let epoch = 1;
  let nextXid = 10;
  let nextSeq = 1;
  let versions = new Map<number, number>();
  let log: Stored[] = [];
  let purged: Stored[] = [];
  let open: Open[] = [];
  let purgedTo: CursorParts | null = null;
  let backup: Durable = { versions: new Map(), log: [], nextXid };

  /** Epochs differ and say nothing else: not even which came first. */
  const epochText = () =>
    BigInt.asUintN(64, BigInt(epoch) * 0x9e37_79b9_7f4a_7c15n)
      .toString(16)
      .padStart(16, "0");
  const xmin = () => Math.min(nextXid, ...open.map(({ xid }) => xid));
  const head = (): CursorParts => ({ epoch: epochText(), xid: BigInt(xmin()), seq: 0n });
  const isAfter = (event: Stored, { xid, seq }: CursorParts) =>
    event.xid > xid || (event.xid === xid && event.seq > seq);
  const readable = (after: CursorParts, stored = log) =>
    stored
      .filter((event) => event.xid < BigInt(xmin()) && isAfter(event, after))
      .toSorted((one, other) => Number(one.xid - other.xid) || Number(one.seq - other.seq));

  function page(events: readonly Stored[], most: number): LogPage {
    const last = events[most - 1];
    const full = last && events.length >= most;
    return {
      events: events.slice(0, most),
      head: full ? { epoch: epochText(), xid: last.xid, seq: last.seq } : head(),
    };
  }

  function write(transaction: Open): void {
    transaction.version += 1;
    const { contact, version } = transaction;
    const queued = inQueue(contact, version) ? present(contact, version) : absent(contact, version);
    const told = [
      [MAIN_QUEUE, queued],
      [contactStream(contactId(contact)), revision(contact, version)],
      // Somebody's shift changes whenever a contact does, so that the board's stream meets every mishap, too.
      [MAIN_BOARD, shifted(contact, version)],
    ] as const;
    for (const [stream, payload] of told) {
      transaction.events.push({ xid: BigInt(transaction.xid), seq: BigInt(nextSeq), stream, payload });
      nextSeq += 1;
    }
  }

  const source: LogSource = {
    head: async () => head(),
    tail: async (after, most) => ({
      ...page(readable(after), most),
      held: log.some(({ xid }) => xid >= BigInt(xmin())),
    }),
    since: async (stream, after, most) => ({
      ...page(
        readable(after).filter((event) => event.stream === stream),
        most,
      ),
      purgedBeyond:
        purgedTo !== null &&
        (after.xid < purgedTo.xid || (after.xid === purgedTo.xid && after.seq < purgedTo.seq)),
    }),
  };

  function crash(): void {
    open = [];
    epoch += 1;
  }

  return {
    source,
    isOpen: (contact: number) => open.some((transaction) => transaction.contact === contact),
    /** Takes the contact's lock before anything is written, as every statement does. */
    begin(contact: number) {
      if (this.isOpen(contact)) return;
      const transaction = { xid: nextXid, contact, version: versions.get(contact) ?? 0, events: [] };
      nextXid += 1;
      open.push(transaction);
      write(transaction);
    },
    writeMore(pick: number) {
      const transaction = open[pick % open.length];
      if (transaction) write(transaction);
    },
    commit(pick: number) {
      const [transaction] = open.splice(pick % (open.length || 1), 1);
      if (!transaction) return;
      log.push(...transaction.events);
      versions.set(transaction.contact, transaction.version);
    },
    rollback(pick: number) {
      open.splice(pick % (open.length || 1), 1);
    },
    openCount: () => open.length,
    restart: crash,
    backUp() {
      backup = { versions: new Map(versions), log: [...log], nextXid };
    },
    /** The log ends where it ended then, and its transaction numbers are used again. */
    restore() {
      crash();
      versions = new Map(backup.versions);
      log = [...backup.log];
      purged = [];
      ({ nextXid } = backup);
    },
    purge(keep: number) {
      const known = readable({ epoch: epochText(), xid: 0n, seq: 0n });
      const last = known[known.length - 1 - keep];
      if (!last) return;
      const to = { epoch: epochText(), xid: last.xid, seq: last.seq };
      purged.push(...known.filter((event) => !isAfter(event, to)));
      log = log.filter((event) => isAfter(event, to));
      purgedTo = to;
    },
    queueSnapshot(): { readonly asOf: CursorParts; readonly rows: readonly QueueRow[] } {
      const rows = [...versions].filter(([contact, version]) => inQueue(contact, version));
      return { asOf: head(), rows: rows.map(([contact, version]) => sampleRow(contact, version)) };
    },
    boardSnapshot(): { readonly asOf: CursorParts; readonly rows: readonly ShiftRow[] } {
      const rows = [...versions].flatMap(([person, version]) => shifted(person, version).row ?? []);
      return { asOf: head(), rows };
    },
    contactSnapshot: (contact: number) => ({ asOf: head(), version: versions.get(contact) ?? 0 }),
    /** What a stream ever held after a cursor, once every transaction has ended. */
    truth: (stream: string, after: CursorParts) =>
      readable(after, [...purged, ...log])
        .filter((event) => event.stream === stream)
        .map(({ payload }) => payload),
    contacts,
  };
}

export type SimulatedDatabase = ReturnType<typeof createDatabase>;
