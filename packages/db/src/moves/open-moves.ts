import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Inside } from "../store/inside.ts";
import { claimsTogether } from "./claims-together.ts";
import { isUndone } from "./is-undone.ts";
import {
  claimAll,
  claimAllJudged,
  closeContact,
  moveContact,
  returnStranded,
  takeOverContact,
  type MoveRow,
} from "./move-statement.ts";
import type { Move, Moved, MoveStore } from "./move-store.ts";
import { judgedOf, movedOf } from "./moved-of.ts";

export function openMoves({ pool, clock, commits }: Inside): MoveStore {
  async function rowOf(
    id: ContactId,
    by: UserId,
    expectedVersion: number,
    move: Move,
  ): Promise<MoveRow | undefined> {
    if (move.kind === "take_over")
      return (await takeOverContact(pool, id, by, expectedVersion, move.from, move.reason, clock()))[0];
    if (move.kind === "close" && move.answered !== undefined) {
      const { settingVersion, facts } = move.answered;
      const kept = JSON.stringify(facts);
      return (
        await closeContact(pool, id, by, expectedVersion, move.disposition, settingVersion, kept, clock())
      )[0];
    }
    const to = move.kind === "offer" ? move.to : null;
    const disposition = move.kind === "close" ? move.disposition : null;
    return (await moveContact(pool, id, by, expectedVersion, move.kind, to, disposition, clock()))[0];
  }
  async function moveAlone(id: ContactId, by: UserId, expectedVersion: number, move: Move): Promise<Moved> {
    const moved = movedOf(await rowOf(id, by, expectedVersion, move));
    if (moved.kind === "moved") commits.happened();
    return moved;
  }
  const claim = claimsTogether<Moved>({
    alone: async ({ id, by, expectedVersion }) => moveAlone(id, by, expectedVersion, { kind: "claim" }),
    async together(claims) {
      const rows = await claimAll(
        pool,
        claims.map(({ id }) => id),
        claims.map(({ by }) => by),
        claims.map(({ expectedVersion }) => expectedVersion),
        clock(),
      );
      if (rows.length > 0) commits.happened();
      return new Map(rows.map(({ id, row }) => [id, { kind: "moved", row }]));
    },
    isUndone,
  });
  return {
    async move(id, by, expectedVersion, move) {
      return move.kind === "claim"
        ? claim({ id, by, expectedVersion })
        : moveAlone(id, by, expectedVersion, move);
    },
    async claimAllJudged(claims) {
      const rows = await claimAllJudged(
        pool,
        claims.map(({ id }) => id),
        claims.map(({ by }) => by),
        claims.map(({ expectedVersion }) => expectedVersion),
        JSON.stringify(claims.map(({ holding }) => holding)),
        clock(),
      );
      const byPlace = new Map(rows.map((row) => [row.nth, row]));
      const moved = claims.map((_claim, place) => judgedOf(byPlace.get(place + 1)));
      if (moved.some(({ kind }) => kind === "moved")) commits.happened();
      return moved;
    },
    async returnStranded(mayClaim) {
      const count = (await returnStranded(pool, mayClaim, clock()))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
  };
}
