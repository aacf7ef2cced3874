import type { QueueRow, ShiftRow } from "@holdfast/wire";
import { isAlarming } from "../queue/is-alarming.ts";

/** What the board showed when somebody held it; `null` where nothing was known. */
export interface BoardHold {
  readonly since: number;
  readonly rows: readonly QueueRow[] | null;
  readonly shifts: readonly ShiftRow[] | null;
}

/** What is known now. */
export type BoardNow = Omit<BoardHold, "since">;

/** What a held board shows: everything as it was, but danger as it is now, whether it comes, is taken on, or is over. */
export function heldRows(hold: BoardHold, now: BoardNow): readonly QueueRow[] | null {
  if (hold.rows === null || now.rows === null) return now.rows ?? hold.rows;
  const live = new Map(now.rows.map((row) => [row.id, row]));
  const known = new Set(hold.rows.map(({ id }) => id));
  const isPressing = (row: QueueRow | undefined): boolean => row !== undefined && isAlarming(row);
  return [
    ...hold.rows.flatMap((row) => {
      const newer = live.get(row.id);
      return isPressing(row) || isPressing(newer) ? (newer ?? []) : row;
    }),
    ...now.rows.filter((row) => !known.has(row.id) && isPressing(row)),
  ];
}

/** How many contacts and colleagues are not as a held board shows them. */
export function changesHeld(hold: BoardHold, now: BoardNow): number {
  return (
    differing(heldRows(hold, now) ?? [], now.rows ?? []) + differing(hold.shifts ?? [], now.shifts ?? [])
  );
}

function differing(
  shown: readonly { readonly id: string; readonly version: number }[],
  now: typeof shown,
): number {
  const versions = new Map(now.map(({ id, version }) => [id, version]));
  const known = new Set(shown.map(({ id }) => id));
  const changed = shown.filter(({ id, version }) => versions.get(id) !== version).length;
  return changed + now.filter(({ id }) => !known.has(id)).length;
}
