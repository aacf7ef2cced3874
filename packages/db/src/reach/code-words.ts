import { CodeWordHash, PersonId, type ChannelId, type CodeWordKind } from "@holdfast/case-schema";
import type { Keyring } from "../keyring/keyring.ts";
import { knownThread } from "./known-thread.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { CodeWordHasher, PersonCodeWords, ThreadCodeWords } from "./reach-store.ts";

/**
 * Which preferences they were agreed with: of each of a person's threads the last that has any, and the last from before
 * danger began while it holds. What was agreed by text is heard in a mail, too, and so is what was agreed with whoever is
 * linked with them.
 */
const wordsOfThread = statement<
  {
    person_id: string;
    preference_id: string | null;
    kind: CodeWordKind | null;
    hash: Buffer | null;
    danger_since: number | null;
  },
  [channel: string, threadKey: Buffer]
>(
  "code_words_of_thread",
  `select each.person_id, agreed.preference_id, agreed.kind, agreed.hash, ms(danger.since) as danger_since
   from person_thread theirs
   cross join lateral danger_persons(theirs.person_id) shared (ids)
   cross join lateral danger_of(shared.ids) danger
   cross join lateral unnest(shared.ids) each (person_id)
   left join lateral (
     select word.preference_id, word.kind, word.hash, kept.seq
     from code_word word
     join contact_preference kept on kept.id = word.preference_id
     where word.person_id = each.person_id and kept.seq = any (
       select max(last.seq) from contact_preference last join code_word on code_word.preference_id = last.id
       where last.person_id = each.person_id
       group by last.channel, last.thread_key, case when danger.since is not null then last.seq <= danger.known end)
   ) agreed on true
   where theirs.channel = $1 and theirs.thread_key = $2 and theirs.until is null
   order by agreed.seq desc`,
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
  const people = [...Map.groupBy(rows, (row) => row.person_id)].flatMap(([personId, of]) => {
    const agreed = agreedWords(of);
    return agreed.length === 0 ? [] : [{ ...hasherOf(keyring, personId), agreed }];
  });
  const dangerSince = rows[0]?.danger_since ?? null;
  return people.length === 0 && dangerSince === null ? null : { people, dangerSince };
}

function agreedWords(rows: Awaited<ReturnType<typeof wordsOfThread>>): PersonCodeWords["agreed"] {
  return [...Map.groupBy(rows, (row) => row.preference_id).values()].flatMap((words) => {
    const safe = words.find(({ kind }) => kind === "safe")?.hash ?? null;
    const danger = words.find(({ kind }) => kind === "danger")?.hash ?? null;
    // There is no danger word without a safe one.
    return safe === null ? [] : [{ safe: textOf(safe), danger: danger === null ? null : textOf(danger) }];
  });
}
