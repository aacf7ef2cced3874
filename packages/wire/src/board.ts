import type { ContactId } from "@holdfast/case-schema";
import type { WireEvent } from "./event.ts";
import type { QueueRow } from "./queue-row.ts";
import { sameRow } from "./same-row.ts";

/** The queue as one client holds it. Unordered: `queue-policy` says what comes first. */
export interface Board {
  readonly rows: ReadonlyMap<ContactId, QueueRow>;
  /** Contacts that left, with the version under which they did, so that no older event brings them back (W4). */
  readonly gone: ReadonlyMap<ContactId, number>;
}

export const EMPTY_BOARD: Board = { rows: new Map(), gone: new Map() };

/** The board that a snapshot shows. Rows that say the same as before stay the same objects. */
export function loadBoard(before: Board, snapshot: readonly QueueRow[]): Board {
  const rows = new Map<ContactId, QueueRow>();
  for (const row of snapshot) {
    const known = before.rows.get(row.id);
    rows.set(row.id, known && sameRow(known, row) ? known : row);
  }
  return { rows, gone: new Map() };
}

/**
 * The board after these events: of each contact the highest version seen, whatever the order and however often (W4).
 * Untouched rows stay the same objects, and so does the board when nothing is new.
 */
export function applyEvents(board: Board, events: readonly WireEvent[]): Board {
  let rows: Map<ContactId, QueueRow> | null = null;
  let gone: Map<ContactId, number> | null = null;
  for (const event of events) {
    if (event.kind !== "contact") continue;
    const { id, version, row } = event;
    const known = (rows ?? board.rows).get(id)?.version ?? (gone ?? board.gone).get(id) ?? 0;
    if (version <= known) continue;
    rows ??= new Map(board.rows);
    gone ??= new Map(board.gone);
    if (row === null) {
      rows.delete(id);
      gone.set(id, version);
    } else {
      rows.set(id, row);
      gone.delete(id);
    }
  }
  return rows && gone ? { rows, gone } : board;
}

/** The newest version these events announce of a contact, or `known` when they announce nothing newer. */
export function latestRevision(id: ContactId, known: number, events: readonly WireEvent[]): number {
  return events.reduce(
    (newest, event) => (event.id === id ? Math.max(newest, event.version) : newest),
    known,
  );
}
