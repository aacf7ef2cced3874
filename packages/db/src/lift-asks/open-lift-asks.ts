import { ContactId, LiftAskId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal, type Owner, type Place } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  askForLift,
  declineLiftAsk,
  liftAskOvertaken,
  openLiftAskRows,
  standingLiftAsk,
  takeBackLiftAsk,
  type StandingRow,
} from "./lift-ask-statements.ts";
import type { LiftAsk, LiftAskAnswer, LiftAskStore } from "./lift-ask-store.ts";

export function openLiftAsks(inside: Inside): LiftAskStore {
  const { pool, clock, commits } = inside;
  return {
    async ask({ contactId, by, seenVersion, locks, reason }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const id = v7();
      const { key, body } = seal(owner, PLACE.liftAsk(id), Buffer.from(reason));
      const [row] = await askForLift(pool, id, contactId, by, seenVersion, locks, key, body, clock());
      switch (row?.kind) {
        case "asked":
          commits.happened();
          return { kind: "asked", version: row.version, at: row.at };
        case "already_asked":
          return { kind: "already_asked", at: row.at };
        case "not_holder":
          return { kind: "not_holder", holder: row.holder };
        case "moved":
          return { kind: "moved" };
        case "not_found":
        case undefined:
          return { kind: "not_found" };
      }
    },
    async takeBack(contactId, by) {
      const [row] = await takeBackLiftAsk(pool, contactId, by, clock());
      if (row?.kind === "not_holder") return { kind: "not_holder", holder: row.holder };
      if (row?.kind !== "ended") return { kind: row?.kind ?? "not_found" };
      commits.happened();
      return { kind: "ended", version: row.version };
    },
    async decline({ contactId, ask, by, reason }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = seal(owner, PLACE.liftAnswer(ask), Buffer.from(reason));
      const [row] = await declineLiftAsk(pool, contactId, ask, by, key, body, clock());
      if (row?.kind !== "ended") return { kind: row?.kind ?? "not_found" };
      commits.happened();
      return { kind: "ended", version: row.version };
    },
    async standing(contactId) {
      const [row] = await standingLiftAsk(pool, contactId);
      return row === undefined ? null : askOf(inside.owners.unwrap(contactId, row.owner_key), row);
    },
    async open() {
      const rows = await openLiftAskRows(pool);
      return rows.map(({ contact_id: id, version }) => ({ contactId: ContactId.parse(id), version }));
    },
    async overtaken(contactId, seenVersion) {
      const [row] = await liftAskOvertaken(pool, contactId, seenVersion, clock());
      if (row?.ended === true) commits.happened();
      return row?.ended ?? false;
    },
  };
}

function askOf(owner: Owner, row: StandingRow): LiftAsk {
  const { id, by, at, locks, body_key: key, body } = row;
  return {
    id: LiftAskId.parse(id),
    by,
    at,
    locks,
    reason: wordsOf(owner, PLACE.liftAsk(id), key, body),
    answer: answerOf(owner, row),
  };
}

function answerOf(
  owner: Owner,
  { id, ended: kind, ended_at: at, ended_by: by, answer_key: key, answer }: StandingRow,
): LiftAskAnswer | null {
  if (kind === null || at === null || by === null) return null;
  const reason = key === null || answer === null ? null : wordsOf(owner, PLACE.liftAnswer(id), key, answer);
  return { kind, by, at, reason };
}

function wordsOf(owner: Owner, place: Place, key: Buffer, body: Buffer): string | null {
  try {
    return open(owner, place, { key, body }).toString();
  } catch {
    // Damaged: that it was asked, by whom and when, is still told.
    return null;
  }
}
