import { FOLLOW_UPS_MAX, type FollowUpState } from "@holdfast/case-schema";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal, type Owner, type Sealed } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  agreeFollowUp,
  changeFollowUp,
  databaseClock,
  dueFollowUps,
  fireFollowUp,
  followUpsAtTheirTime,
  followUpsOfContact,
  lookBeforeAgreeing,
  lookBeforeMoving,
  noteFollowUp,
  purposeOfMessage,
  standingFollowUps,
  writeForFollowUp,
} from "./follow-up-statements.ts";
import type { FollowUpChange, FollowUpStore } from "./follow-up-store.ts";

export function openFollowUps(inside: Inside): FollowUpStore {
  const { pool, clock, commits, owners } = inside;
  return {
    async agree({ id, contactId, by, way, text, dueAt, until, otherwise }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = seal(owner, PLACE.followUp(id), Buffer.from(text));
      const again = otherwise.kind === "try_again" ? otherwise.again : null;
      if ((await lookBeforeAgreeing(pool, contactId, clock())).length > 0) commits.happened();
      const [told] = await agreeFollowUp(
        pool,
        id,
        contactId,
        by,
        way,
        dueAt,
        until,
        otherwise.kind,
        again?.dueAt ?? null,
        again?.until ?? null,
        key,
        body,
        FOLLOW_UPS_MAX,
        clock(),
      );
      if (told?.kind === "not_holder") return { kind: "not_holder", holder: told.holder };
      if (told?.kind === "too_many") return { kind: "too_many" };
      if (told?.row == null) return { kind: "not_found" };
      commits.happened();
      return { kind: "kept", row: told.row };
    },
    async change(id, by, expectedVersion, change) {
      const times = change.kind === "move" ? change : null;
      if (times !== null && (await lookBeforeMoving(pool, id, clock())).length > 0) commits.happened();
      const [told] = await changeFollowUp(
        pool,
        id,
        by,
        expectedVersion,
        STATE[change.kind],
        times?.dueAt ?? null,
        times?.until ?? null,
        clock(),
      );
      if (told?.kind === "not_holder") return { kind: "not_holder", holder: told.holder };
      if (told?.row == null) return { kind: "not_found" };
      if (told.kind !== "kept") return { kind: "changed", row: told.row };
      commits.happened();
      return { kind: "kept", row: told.row };
    },
    async note(id, by) {
      const noted = (await noteFollowUp(pool, id, by, clock()))[0]?.noted ?? false;
      if (noted) commits.happened();
      return noted;
    },
    async standing() {
      return (await standingFollowUps(pool)).map(({ row }) => row);
    },
    async ofContact(contactId) {
      const rows = await followUpsOfContact(pool, contactId);
      return rows.map(({ row, contact_id, owner_key, body_key: key, body }) => ({
        ...row,
        text: textOf(owners.unwrap(contact_id, owner_key), row.id, { key, body }),
      }));
    },
    async writeFor({ id, messageId, contactId, by }) {
      const [told] = await writeForFollowUp(pool, id, messageId, contactId, by, clock());
      return told ?? { kind: "not_found" };
    },
    async purposeOf(messageId) {
      return (await purposeOfMessage(pool, messageId))[0]?.purpose ?? null;
    },
    async dueIn(contactId) {
      return (await dueFollowUps(pool, contactId)).map(({ row }) => row);
    },
    async databaseClock() {
      const [row] = await databaseClock(pool);
      if (row === undefined) throw new Error("a clock always tells a time");
      return row.now;
    },
    async atTheirTime(now, most) {
      return (await followUpsAtTheirTime(pool, now, most)).map(({ id }) => id);
    },
    async fire(id, now) {
      const fired = (await fireFollowUp(pool, id, now))[0]?.fired ?? false;
      if (fired) commits.happened();
      return fired;
    },
  };
}

const STATE: Readonly<Record<FollowUpChange["kind"], FollowUpState>> = {
  move: "planned",
  cancel: "cancelled",
  done: "done",
  not_reached: "not_reached",
};

function textOf(owner: Owner, id: string, sealed: Sealed): string | null {
  try {
    return open(owner, PLACE.followUp(id), sealed).toString();
  } catch {
    // Damaged: that something was agreed, and for when, is still told.
    return null;
  }
}
