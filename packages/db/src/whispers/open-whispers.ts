import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  seeWhispers,
  unreadWhispers,
  whispersOf,
  writeWhisper,
  type WhisperRow,
} from "./whisper-statements.ts";
import type { WhisperStore } from "./whisper-store.ts";

/** Most of one contact, and of the contacts that somebody has something to read in. */
const LISTED_MAX = 100;

export function openWhispers(inside: Inside): WhisperStore {
  const { pool, commits, databaseTime } = inside;
  return {
    async write({ id, contactId, by, words }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return "not_found";
      const { key, body } = seal(owner, PLACE.whisper(id), Buffer.from(words));
      const [row] = await writeWhisper(pool, id, contactId, by, key, body, await databaseTime(pool));
      const kind = row?.kind ?? "not_found";
      if (kind === "written") commits.happened();
      return kind;
    },
    async of(contactId, asker, before = null) {
      const rows = await whispersOf(pool, contactId, asker, before, LISTED_MAX);
      if (rows.length > 0) commits.happened();
      return rows.map((row) => ({
        id: row.id,
        at: row.at,
        by: row.by,
        to: row.to,
        words: wordsOf(inside, contactId, row),
        isNew: row.is_new,
      }));
    },
    async seen(contactId, by, shown) {
      await seeWhispers(pool, contactId, by, shown);
    },
    unread: async (who) => (await unreadWhispers(pool, who, LISTED_MAX)).map(({ unread }) => unread),
  };
}

function wordsOf({ owners }: Inside, contactId: string, row: WhisperRow): string | null {
  try {
    const owner = owners.unwrap(contactId, row.owner_key);
    return open(owner, PLACE.whisper(row.id), { key: row.body_key, body: row.body }).toString();
  } catch {
    // Damaged: that it was written, by whom and when, is still told.
    return null;
  }
}
