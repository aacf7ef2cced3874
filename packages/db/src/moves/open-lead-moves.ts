import type { Inside } from "../store/inside.ts";
import type { LeadMoveStore } from "./lead-move-store.ts";
import type { JudgedRow } from "./move-statement.ts";
import type { JudgedMove } from "./move-store.ts";
import { judgedOf } from "./moved-of.ts";
import {
  leadMoveContact,
  leadMoveFacts,
  leadMovesConcerning,
  leadMovesOf,
  leadMovesSince,
  placeOfLeadMove,
  undoLeadMove,
} from "./lead-move-statements.ts";

export function openLeadMoves({ pool, clock, commits }: Inside): LeadMoveStore {
  const happened = (row: JudgedRow | undefined): JudgedMove => {
    const moved = judgedOf(row);
    if (moved.kind === "moved") commits.happened();
    return moved;
  };
  return {
    factsOf: async (contactId, to, by, id) => (await leadMoveFacts(pool, contactId, to, by, id))[0] ?? null,
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
      return happened(row);
    },
    undo: async (id, moveId, by, holds) =>
      happened((await undoLeadMove(pool, id, moveId, by, clock(), holds))[0]),
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
