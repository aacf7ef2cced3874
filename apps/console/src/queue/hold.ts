import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Board, QueueRow } from "@holdfast/wire";
import { isAlarming } from "./is-alarming.ts";

/** A queue that somebody has asked to stand still (WCAG 2.2.2). */
export interface Hold {
  /** Since when, on the gateway's clock, in milliseconds. */
  readonly since: number;
  /** How it stood then. */
  readonly board: Board;
  /** Contacts they have opened or acted on since: what somebody touches is current. */
  readonly touched: ReadonlySet<ContactId>;
}

/**
 * What a held queue shows: everything as it stood, but for danger, which comes in and changes at once, and for what is
 * mine or was touched, which is true at once. Rows that show as they stood are the very objects of that time.
 */
export function heldBoard({ board, touched }: Hold, live: Board, me: UserId): Board {
  const rows = new Map(board.rows);
  for (const id of new Set([...board.rows.keys(), ...live.rows.keys()])) {
    const [then, now] = [board.rows.get(id), live.rows.get(id)];
    if (!touched.has(id) && !breaksThrough(then, me) && !breaksThrough(now, me)) continue;
    if (now === undefined) rows.delete(id);
    else rows.set(id, now);
  }
  return { rows, gone: live.gone };
}

/** How many contacts stand otherwise than they are shown: new, changed or gone. */
export function heldCount(shown: Board, live: Board): number {
  const changed = [...live.rows].filter(([id, row]) => shown.rows.get(id) !== row).length;
  const gone = [...shown.rows.keys()].filter((id) => !live.rows.has(id)).length;
  return changed + gone;
}

function breaksThrough(row: QueueRow | undefined, me: UserId): boolean {
  return row !== undefined && (isAlarming(row) || row.holder?.id === me || row.offeredTo?.id === me);
}
