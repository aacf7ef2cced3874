import { z } from "zod";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import { acceptTelling } from "./accept-telling.ts";
import {
  acceptHandover,
  cameWithContact,
  endHandover,
  fallToLeads,
  handoverMoment,
  handoversConcerning,
  mayGoOn,
  offerHandover,
  readShiftEnd,
  sayShiftEnd,
  shiftEnds,
  warnShiftEnds,
  type HandoverRow,
} from "./handover-statements.ts";
import type { Handover, HandoverEnded, HandoverStore, HandoverWords } from "./handover-store.ts";

const LISTED_MAX = 200;
/** More than fall due in any second; what is left does in the next one. */
const AT_ONCE = 200;

export function openHandovers(inside: Inside): HandoverStore {
  const { pool, commits, databaseTime } = inside;
  const told = <Result>(did: boolean, result: Result): Result => {
    if (did) commits.happened();
    return result;
  };
  const handoverOf = (row: HandoverRow): Handover => ({
    id: row.id,
    contact: row.contact,
    isTold: row.is_told,
    from: row.from,
    to: row.to,
    at: row.at,
    state: row.state,
    stateAt: row.state_at,
    stateBy: row.state_by,
    isNeverOffered: row.body === null,
    words: wordsOf(inside, row),
  });
  async function end(id: string, by: string, how: "declined" | "taken_back"): Promise<HandoverEnded> {
    const kind = (await endHandover(pool, id, by, how, await databaseTime(pool)))[0]?.kind ?? "not_found";
    return told(kind === "ended", kind);
  }
  return {
    async offer({ id, contactId, by, to, words }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = seal(owner, PLACE.handover(id), Buffer.from(JSON.stringify(words)));
      const [row] = await offerHandover(pool, id, contactId, by, to, key, body, await databaseTime(pool));
      if (row === undefined) return { kind: "not_found" };
      if (row.kind === "not_holder") return { kind: row.kind, holder: row.holder };
      return told(row.kind === "offered", { kind: row.kind });
    },
    async moment(id) {
      const [row] = await handoverMoment(pool, id);
      if (row === undefined) return null;
      return {
        contactId: row.contact_id,
        version: row.version,
        medium: row.medium,
        language: row.language,
        isOnCall: row.is_on_call,
        lastWordsAt: row.last_words_at,
      };
    },
    async accept(id, by, seenVersion, telling = null) {
      const kind =
        telling === null
          ? ((await acceptHandover(pool, id, by, seenVersion, await databaseTime(pool)))[0]?.kind ??
            "not_found")
          : await acceptTelling(inside, { id, by, seenVersion }, telling);
      return told(kind === "accepted", kind);
    },
    decline: async (id, by) => end(id, by, "declined"),
    takeBack: async (id, by) => end(id, by, "taken_back"),
    concerning: async (who) => (await handoversConcerning(pool, who, LISTED_MAX)).map(handoverOf),
    async cameWith(contactId, who) {
      const [row] = await cameWithContact(pool, contactId, who);
      return row === undefined ? null : handoverOf(row);
    },
    mayGoOn: async (contactId, by) => mayGoOn(pool, contactId, by),
    async fallToLeads({ quietMs, talks }) {
      const count =
        (await fallToLeads(pool, await databaseTime(pool), AT_ONCE, quietMs, talks))[0]?.count ?? 0;
      return told(count > 0, count);
    },
    async shiftEnd(who) {
      const [row] = await readShiftEnd(pool, who);
      return row === undefined ? null : { endsAt: row.ends_at, isWarned: row.is_warned, holds: row.holds };
    },
    shiftEnds: async () => (await shiftEnds(pool)).map(({ id, ends_at: endsAt }) => ({ id, endsAt })),
    async sayShiftEnd(who, endsAt) {
      const kind = (await sayShiftEnd(pool, who, endsAt, await databaseTime(pool)))[0]?.kind ?? "off_shift";
      return told(kind === "said", kind);
    },
    async warnShiftEnds(aheadMs) {
      const count = (await warnShiftEnds(pool, await databaseTime(pool), aheadMs, AT_ONCE))[0]?.count ?? 0;
      return told(count > 0, count);
    },
  };
}

const Words = z.object({ promises: z.string(), nextStep: z.string() });

function wordsOf({ owners }: Inside, row: HandoverRow): HandoverWords | null {
  const { body_key: key, body } = row;
  if (key === null || body === null) return null;
  try {
    const owner = owners.unwrap(row.contact.id, row.owner_key);
    return Words.parse(JSON.parse(open(owner, PLACE.handover(row.id), { key, body }).toString()));
  } catch {
    // Damaged: that it was offered, by whom and when, is still told.
    return null;
  }
}
