import type { ContactId } from "@holdfast/case-schema";
import type { WireEvent } from "./event.ts";
import type { QueueRow } from "./queue-row.ts";
import { sameRow } from "./same-row.ts";
import { changeRows, loadRows, type VersionedRows } from "./versioned-rows.ts";

/** The queue as one client holds it. Unordered: `queue-policy` says what comes first. */
export type Board = VersionedRows<ContactId, QueueRow>;

export const EMPTY_BOARD: Board = { rows: new Map(), gone: new Map() };

/** The board that a snapshot shows. Rows that say the same as before stay the same objects. */
export function loadBoard(before: Board, snapshot: readonly QueueRow[]): Board {
  return loadRows(before, snapshot, sameRow);
}

/** The board after these events (W4); the same object when nothing is new. */
export function applyEvents(board: Board, events: readonly WireEvent[]): Board {
  return changeRows(
    board,
    events.filter((event) => event.kind === "contact"),
  );
}

/** The newest version these events announce of a contact, or `known` when they announce nothing newer. */
export function latestRevision(id: ContactId, known: number, events: readonly WireEvent[]): number {
  return events.reduce(
    (newest, event) =>
      (event.kind === "contact" || event.kind === "revision") && event.id === id
        ? Math.max(newest, event.version)
        : newest,
    known,
  );
}
