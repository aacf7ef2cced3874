import { statement, type Queryable } from "../sql/statement.ts";

const foundThreads = statement<
  { name: Buffer; thread_key: Buffer },
  [channel: string, names: readonly Buffer[]]
>(
  "found_threads",
  `select given.name, found.thread_key::bytea as thread_key
   from unnest($2::bytea[]) given (name)
   cross join lateral (
     (select contact.thread_key from contact
      where contact.thread_key = given.name and contact.channel = $1::channel_id limit 1)
     union all
     select thread_name.thread_key from thread_name
     where thread_name.name = given.name and thread_name.channel = $1::channel_id
     limit 1
   ) found`,
);

const addNames = statement<
  Record<string, never>,
  [channel: string, names: readonly Buffer[], thread: Buffer]
>(
  "add_thread_names",
  `insert into thread_name (channel, name, thread_key)
   select $1::channel_id, name, $3::bytea from unnest($2::bytea[]) name
   where name <> $3::bytea and not exists (
     select from contact where contact.thread_key = name and contact.channel = $1::channel_id)
   on conflict do nothing`,
);

/** The thread of the first of `candidates` that is known, as a thread's own key or as a name; `null` when none is. */
export async function findThread(
  on: Queryable,
  channel: string,
  candidates: readonly Buffer[],
): Promise<Buffer | null> {
  const found = await foundThreads(on, channel, candidates);
  const threads = new Map(found.map(({ name, thread_key }) => [name.toString("latin1"), thread_key]));
  for (const candidate of candidates) {
    const thread = threads.get(candidate.toString("latin1"));
    if (thread !== undefined) return thread;
  }
  return null;
}

/**
 * Has the thread found under `names` from the commit on. One that is another thread's stays that thread's (DB171). The
 * caller has the locks of all of them.
 */
export async function nameThread(
  on: Queryable,
  channel: string,
  names: readonly Buffer[],
  thread: Buffer,
): Promise<void> {
  await addNames(on, channel, names, thread);
}
