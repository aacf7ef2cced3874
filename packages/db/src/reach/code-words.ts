import { CodeWordHash, PersonId, type ChannelId, type CodeWordKind } from "@holdfast/case-schema";
import type { Keyring } from "../keyring/keyring.ts";
import { knownThread } from "./known-thread.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { CodeWordHasher, ThreadCodeWords } from "./reach-store.ts";

/**
 * Which preferences they were agreed with: of each of the person's threads the last that has any, and the last from before
 * danger began while it holds. What was agreed by text is heard in a mail, too.
 */
const wordsOfThread = statement<
  {
    person_id: string;
    preference_id: string;
    kind: CodeWordKind;
    hash: Buffer;
    danger_since: number | null;
  },
  [channel: string, threadKey: Buffer]
>(
  "code_words_of_thread",
  `select theirs.person_id, word.preference_id, word.kind, word.hash, ms(danger.since) as danger_since
   from person_thread theirs
   cross join lateral danger_now(theirs.person_id) danger
   join code_word word on word.person_id = theirs.person_id
   join contact_preference kept on kept.id = word.preference_id
   where theirs.channel = $1 and theirs.thread_key = $2 and theirs.until is null
     and kept.seq = any (
       select max(each.seq) from contact_preference each join code_word on code_word.preference_id = each.id
       where each.person_id = theirs.person_id
       group by each.channel, each.thread_key, case when danger.since is not null then each.seq <= danger.known end)
   order by kept.seq desc`,
);

/** What hashes words for one person. */
export function hasherOf(keyring: Keyring, personId: string): CodeWordHasher {
  return {
    personId: PersonId.parse(personId),
    hash: (form) => textOf(keyring.hash("code_word", `${personId}\0${form}`)),
  };
}

/** A hash as the column holds it. */
export function bytesOf(hash: CodeWordHash): Buffer {
  return Buffer.from(hash, "base64url");
}

function textOf(hash: Buffer): CodeWordHash {
  return CodeWordHash.parse(hash.toString("base64url"));
}

export async function codeWordsOf(
  { pool, keyring }: Inside,
  channel: ChannelId,
  threadKey: string,
  refs: readonly string[] = [],
): Promise<ThreadCodeWords | null> {
  const thread = await knownThread({ pool, keyring }, channel, threadKey, refs);
  const rows = await wordsOfThread(pool, channel, thread);
  const [first] = rows;
  if (first === undefined) return null;
  const agreed = [...Map.groupBy(rows, (row) => row.preference_id).values()].flatMap((words) => {
    const safe = words.find(({ kind }) => kind === "safe");
    const danger = words.find(({ kind }) => kind === "danger");
    // There is no danger word without a safe one.
    if (safe === undefined) return [];
    return [{ safe: textOf(safe.hash), danger: danger === undefined ? null : textOf(danger.hash) }];
  });
  return { ...hasherOf(keyring, first.person_id), agreed, dangerSince: first.danger_since };
}
