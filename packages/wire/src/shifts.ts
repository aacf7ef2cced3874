import type { UserId } from "@holdfast/case-schema";
import type { WireEvent } from "./event.ts";
import { ShiftRow } from "./shift-row.ts";
import { changeRows, loadRows, type VersionedRows } from "./versioned-rows.ts";

/** Who is on shift, as one client holds it. */
export type Shifts = VersionedRows<UserId, ShiftRow>;

export const NO_SHIFTS: Shifts = { rows: new Map(), gone: new Map() };

/** The shifts that a snapshot shows. Rows that say the same as before stay the same objects. */
export function loadShifts(before: Shifts, snapshot: readonly ShiftRow[]): Shifts {
  return loadRows(before, snapshot, sameShift);
}

/** The shifts after these events (W4, W19); the same object when nothing is new. */
export function applyShifts(shifts: Shifts, events: readonly WireEvent[]): Shifts {
  return changeRows(
    shifts,
    events.filter((event) => event.kind === "shift"),
  );
}

function sameShift(one: ShiftRow, other: ShiftRow): boolean {
  const { paused, ...rest } = one;
  return (
    paused.join() === other.paused.join() &&
    ShiftRow.keyof().options.every((key) => key === "paused" || rest[key] === other[key])
  );
}
