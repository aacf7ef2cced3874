import type { ContactId } from "@holdfast/case-schema";
import { arrangeQueue } from "@holdfast/queue-policy";
import type { Board, QueueRow } from "@holdfast/wire";
import { useMemo, useState } from "react";
import { isAlarming } from "./is-alarming.ts";
import { settle } from "./stable-list.ts";

export interface StableRows {
  readonly rows: readonly QueueRow[];
  /** How many arrivals are held back. */
  readonly heldCount: number;
  readonly isOutOfOrder: boolean;
  /** Shows everything in its latest order, from the next drawing on. */
  readonly release: () => void;
}

/**
 * The rows to show: the policy's order, brought in without moving what somebody is reading. `filter` names what is wanted: under
 * another name nothing is held still.
 */
export function useStableRows(
  board: Board,
  filter: string,
  isWanted: (row: QueueRow) => boolean,
  isHeld: boolean,
): StableRows {
  const latest = useMemo(() => {
    const wanted = [...board.rows.values()].filter(isWanted);
    return arrangeQueue(wanted).map(({ row }) => row.id);
  }, [board, isWanted]);
  const [shown, setShown] = useState<{ readonly filter: string; readonly ids: readonly ContactId[] }>({
    filter,
    ids: latest,
  });
  const isSameFilter = shown.filter === filter;
  const settled = settle(
    isSameFilter ? shown.ids : [],
    latest,
    isHeld && isSameFilter && shown.ids.length > 0,
    (id) => {
      const row = board.rows.get(id);
      return row !== undefined && isAlarming(row);
    },
  );
  // Kept while drawing, so that no frame shows an order that nobody settled on.
  if (!isSameFilter || !sameIds(settled.shown, shown.ids)) setShown({ filter, ids: settled.shown });
  const rows = useMemo(
    () =>
      settled.shown.flatMap((id) => {
        const row = board.rows.get(id);
        return row === undefined ? [] : [row];
      }),
    // oxlint-disable-next-line react/exhaustive-deps -- the ids are compared by value above
    [board, shown.ids, settled.shown.length],
  );
  return {
    rows,
    heldCount: settled.held.length,
    isOutOfOrder: settled.isOutOfOrder,
    release: () => setShown({ filter, ids: [] }),
  };
}

function sameIds(one: readonly ContactId[], other: readonly ContactId[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
