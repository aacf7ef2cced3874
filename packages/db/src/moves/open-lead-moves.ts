import type { Inside } from "../store/inside.ts";
import type { LeadMoveStore } from "./lead-move-store.ts";
import {
  leadMoveContact,
  leadMoveFacts,
  leadMovesConcerning,
  leadMovesOf,
  leadMovesSince,
  placeOfLeadMove,
  undoLeadMove,
} from "./lead-move-statements.ts";
import { movedOf } from "./open-moves.ts";

export function openLeadMoves({ pool, clock, commits }: Inside): LeadMoveStore {
  return {
    factsOf: async (contactId, to, by) => (await leadMoveFacts(pool, contactId, to, by))[0] ?? null,
    async move(wanted, by) {
      const { id, contactId, expectedVersion, from, to, reason, isAtOnce, isOneOfMany, holds } = wanted;
      const [row] = await leadMoveContact(
        pool,
        id,
        contactId,
        by,
        expectedVersion,
        from,
        to,
        reason,
        isAtOnce,
        isOneOfMany,
        holds,
        clock(),
      );
      if (row?.reason === "judge_again") return { kind: "judge_again" };
      const moved = movedOf(row === undefined ? undefined : { ...row, reason: row.reason });
      if (moved.kind === "moved") commits.happened();
      return moved;
    },
    async undo(id, moveId, by) {
      const moved = movedOf((await undoLeadMove(pool, id, moveId, by, clock()))[0]);
      if (moved.kind === "moved") commits.happened();
      return moved;
    },
    async placeOf(moveId, by) {
      const [place] = await placeOfLeadMove(pool, moveId, by);
      return place === undefined
        ? null
        : { contactId: place.contact_id, from: place.from_id, isOffer: place.is_offer };
    },
    since: async (from, by, most) => leadMovesSince(pool, from, by, most),
    ofContact: async (id, by, most) => leadMovesOf(pool, id, by, most),
    concerning: async (who, from, most) => leadMovesConcerning(pool, who, from, most),
  };
}
