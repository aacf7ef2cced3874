import type { UserId } from "@holdfast/case-schema";
import { dangerOf } from "@holdfast/queue-policy";
import { standsAs, type QueueRow, type ShiftRow } from "@holdfast/wire";
import type { Holding, OnShift } from "../board/board-facts.ts";
import type { Heavy, HeavyOf } from "../board/heavy-store.ts";
import type { SortKey } from "./board-form.ts";

/** One colleague in the table, and what they have. */
export interface TableRow {
  readonly id: UserId;
  readonly name: string;
  /** `null`: they have contacts, and are not on shift. */
  readonly shift: ShiftRow | null;
  readonly rows: readonly QueueRow[];
  readonly owed: number;
  readonly endangered: number;
  /** How many of this shift were hard; `null` where that is not known, or not told. */
  readonly hard: number | null;
  /** Since when they are back from a break, or on shift where they had none; `null` where that is not known, or not told, and on a break. */
  readonly backSince: number | null;
}

/** Everybody on shift, and whoever has contacts without being on it. */
export function tableRows(
  onShift: readonly OnShift[],
  offShift: readonly Holding[],
  heavy: Heavy | null | undefined,
): readonly TableRow[] {
  const rowOf = (holding: Holding, shift: ShiftRow | null): TableRow => ({
    id: holding.id,
    name: holding.name,
    shift,
    rows: holding.rows,
    owed: holding.owed,
    endangered: holding.rows.filter((row) => dangerOf(row) !== null).length,
    hard: heavy?.get(holding.id)?.count ?? null,
    backSince: backSinceOf(shift, heavy?.get(holding.id)),
  });
  return [
    ...onShift.map((colleague) => rowOf(colleague, colleague.shift)),
    ...offShift.map((holding) => rowOf(holding, null)),
  ];
}

function backSinceOf(shift: ShiftRow | null, heavy: HeavyOf | undefined): number | null {
  // Of whoever is on a break it would say when the one before was over, as if they had none now.
  if (shift === null || standsAs(shift) === "break" || heavy === undefined) return null;
  return heavy.breakEndedAt ?? shift.since;
}

const STATES = ["available", "consult_only", "break", "away"] as const;

/** By what a row is put in order; what is not known comes last either way. */
function valueOf(row: TableRow, by: SortKey): number | string | null {
  switch (by) {
    case "name":
      return row.name;
    case "state":
      return row.shift === null ? null : STATES.indexOf(standsAs(row.shift));
    case "since":
      return row.shift?.since ?? null;
    case "held":
      return row.rows.length;
    case "owed":
      return row.owed;
    case "danger":
      return row.endangered;
    case "hard":
      return row.hard;
    case "break":
      return row.backSince;
  }
}

/** The rows in order: equal ones by name, so that each has one place. */
export function inOrder(
  rows: readonly TableRow[],
  { by, isDown }: { readonly by: SortKey; readonly isDown: boolean },
): readonly TableRow[] {
  return rows.toSorted((one, other) => {
    const [mine, theirs] = [valueOf(one, by), valueOf(other, by)];
    const byName = one.name.localeCompare(other.name) || one.id.localeCompare(other.id);
    if (mine === null || theirs === null) return Number(mine === null) - Number(theirs === null) || byName;
    const order =
      typeof mine === "string" || typeof theirs === "string"
        ? String(mine).localeCompare(String(theirs))
        : mine - theirs;
    return (isDown ? -order : order) || byName;
  });
}
