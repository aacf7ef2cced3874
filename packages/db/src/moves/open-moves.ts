import type { Inside } from "../store/inside.ts";
import { moveContact, returnStranded, type MoveRow } from "./move-statement.ts";
import type { Moved, MoveStore } from "./move-store.ts";

export function openMoves({ pool, clock, commits }: Inside): MoveStore {
  return {
    async move(id, by, expectedVersion, move) {
      const [row] = await moveContact(
        pool,
        id,
        by,
        expectedVersion,
        move.kind,
        move.kind === "offer" ? move.to : null,
        move.kind === "close" ? move.disposition : null,
        clock(),
      );
      const moved = movedOf(row);
      if (moved.kind === "moved") commits.happened();
      return moved;
    },
    async returnStranded(mayClaim) {
      const count = (await returnStranded(pool, mayClaim, clock()))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
  };
}

function movedOf(found: MoveRow | undefined): Moved {
  if (found === undefined || found.row === null) return { kind: "not_found" };
  const { kind, reason, row } = found;
  if (kind === "not_allowed" && reason !== null) return { kind, reason, row };
  if (kind === "taken" && row.holder !== null && row.heldSince !== null)
    return { kind, by: row.holder, since: row.heldSince, row };
  return { kind: kind === "moved" ? "moved" : "changed", row };
}
