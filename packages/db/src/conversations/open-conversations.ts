import { ContactId, MessageId, type ChannelId } from "@holdfast/case-schema";
import { copiesOfThread } from "../copies/copy-statements.ts";
import { refBesideOf } from "../copies/sealed-ref.ts";
import { findThread } from "../mail/thread-names.ts";
import { PLACE } from "../sealing/places.ts";
import { open, openRecordKey, openUnder } from "../sealing/seal.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Inside } from "../store/inside.ts";
import {
  markSeen,
  ourWords,
  theirSubjects,
  threadHead,
  threadWords,
  withdrawWords,
  type WordsRow,
} from "./conversation-statements.ts";
import type { ConversationStore, ThreadWords } from "./conversation-store.ts";

/** The person's side of a thread. How long a thread opens is a setting. */
export function openConversations(inside: Inside, settings: SettingsStore): ConversationStore {
  const { pool, keyring, clock, commits } = inside;
  const threadOf = (channel: ChannelId, keys: readonly string[]): ReturnType<typeof findThread> =>
    findThread(
      pool,
      channel,
      keys.map((key) => threadHash(keyring, channel, key)),
    );
  return {
    async open(channel, threadKey) {
      const hash = threadHash(keyring, channel, threadKey);
      const [head] = await threadHead(pool, channel, hash);
      if (head === undefined) return { kind: "unknown" };
      const until = head.last_inbound_at + (await settings.read()).returnCodeValidMs;
      if (clock() >= until) return { kind: "expired" };
      const words = await threadWords(pool, channel, hash);
      const ours = words.filter(({ direction }) => direction === "outbound");
      const own = words.filter(({ direction }) => direction === "inbound");
      return {
        kind: "open",
        contactId: ContactId.parse(head.contact_id),
        replies: ours.map((row) => ({ ...wordsOf(inside, row), seen: row.seen })),
        own: own.map((row) => wordsOf(inside, row)),
        until,
      };
    },
    async ourWords(channel, keys) {
      const thread = await threadOf(channel, keys);
      const rows = thread === null ? [] : await ourWords(pool, channel, thread);
      return rows.flatMap((row) => textOf(inside, row) ?? []);
    },
    async theirSubjects(channel, keys) {
      const thread = await threadOf(channel, keys);
      const rows = thread === null ? [] : await theirSubjects(pool, channel, thread);
      return rows.flatMap((row) => subjectOf(inside, row) ?? []);
    },
    async markSeen(channel, threadKey, replies) {
      await markSeen(pool, channel, threadHash(keyring, channel, threadKey), replies, clock());
    },
    async withdraw(channel, threadKey, what) {
      const { returnCodeValidMs } = await settings.read();
      const hash = threadHash(keyring, channel, threadKey);
      const message = what === "everything" ? null : what;
      let copies: Awaited<ReturnType<typeof copiesOfThread>> = [];
      for (;;) {
        const ids = copies.map(({ message_id: id }) => id);
        const refs = copies.map((copy) => refBesideOf(inside.owners, copy));
        const [row] = await withdrawWords(
          pool,
          channel,
          hash,
          message,
          returnCodeValidMs,
          clock(),
          ids,
          refs,
        );
        if (row?.outcome === "withdrawn") break;
        if (row?.outcome !== "copies_wanted") return "unknown";
        // Something arrived meanwhile, or nobody has asked yet what is kept elsewhere.
        copies = await copiesOfThread(pool, channel, hash, message);
      }
      commits.happened();
      return "withdrawn";
    },
  };
}

function wordsOf({ owners }: Inside, row: WordsRow): ThreadWords {
  const owner = owners.unwrap(row.contact_id, row.owner_key);
  const text = open(owner, PLACE.message(row.id), { key: row.body_key, body: row.body }).toString();
  return { id: MessageId.parse(row.id), text, at: row.at };
}

/** `null` when it is damaged: words that nobody can read are nobody's. */
function textOf({ owners }: Inside, row: Omit<WordsRow, "direction" | "at" | "seen">): string | null {
  try {
    const owner = owners.unwrap(row.contact_id, row.owner_key);
    return open(owner, PLACE.message(row.id), { key: row.body_key, body: row.body }).toString();
  } catch {
    return null;
  }
}

/** `null` when it is damaged. */
function subjectOf(
  { owners }: Inside,
  row: Omit<WordsRow, "direction" | "at" | "seen" | "body"> & { readonly subject: Buffer },
): string | null {
  try {
    const owner = owners.unwrap(row.contact_id, row.owner_key);
    const record = openRecordKey(owner, PLACE.message(row.id), row.body_key);
    return openUnder(record, owner, PLACE.subject(row.id), row.subject).toString();
  } catch {
    return null;
  }
}
