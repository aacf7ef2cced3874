import type { JudgedRow, MoveRow } from "./move-statement.ts";
import type { JudgedMove, Moved } from "./move-store.ts";

/** What a compare-and-set of the database answered. */
export function movedOf(found: MoveRow | undefined): Moved {
  if (found === undefined || found.row === null) return { kind: "not_found" };
  const { kind, reason, row } = found;
  if (kind === "not_allowed" && reason !== null) return { kind, reason, row };
  if (kind === "taken" && row.holder !== null && row.heldSince !== null)
    return { kind, by: row.holder, since: row.heldSince, row };
  return { kind: kind === "moved" ? "moved" : "changed", row };
}

/** What one answered that is also of what somebody was judged by. */
export function judgedOf(found: JudgedRow | undefined): JudgedMove {
  if (found === undefined) return movedOf(found);
  const { reason, ...rest } = found;
  return reason === "judge_again" ? { kind: reason } : movedOf({ ...rest, reason });
}
