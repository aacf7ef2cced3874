import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Client, type PoolConfig } from "pg";

/** One text as it came. */
export interface Text {
  readonly dedupeKey: string;
  readonly threadKey: string;
  readonly text: string;
}

/** A contact as it now stands, for the consoles. */
export interface Changed {
  readonly id: string;
  readonly version: number;
}

export interface MicroBatch {
  /** Resolves when the text is durable. */
  readonly add: (text: Text) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly text: Text;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

const schema = new URL("../ingest-cte-schema.sql", import.meta.url);

/** Each delivery once, each thread's open contact found or opened: in one statement for everything that came meanwhile. */
const STORE = `
with given as (
  select * from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[])
    as given (message_id, contact_id, dedupe_key, thread_key, body)
), fresh as (
  insert into delivery (channel, dedupe_key, message_id)
  select 'sms', dedupe_key, message_id from given
  on conflict do nothing returning message_id
), opened as (
  insert into contact (id, channel, thread_key, waiting_since, due_at, detail)
  select distinct on (thread_key) contact_id, 'sms', thread_key, now(), now() + interval '2 minutes', thread_key
  from given join fresh using (message_id)
  on conflict (channel, thread_key) where status <> 2 do update set version = contact.version + 1
  returning id, thread_key, version
), said as (
  insert into message (id, contact_id, at, body)
  select message_id, opened.id, now(), body
  from given join fresh using (message_id) join opened using (thread_key)
), told as (
  insert into event (stream, payload)
  select 'queue-main', jsonb_build_object('kind', 'contact', 'id', id, 'status', 'waiting', 'version', version)
  from opened
)
select id, version from opened`;

/** Opens one connection over fresh tables; whatever comes while a statement runs goes into the next one. */
export async function openMicroBatch(
  connection: PoolConfig,
  onStored: (changed: readonly Changed[]) => void,
): Promise<MicroBatch> {
  const client = new Client(connection);
  await client.connect();
  await client.query(await readFile(schema, "utf8"));
  let waiting: Waiting[] = [];
  let flying = false;

  async function flush(): Promise<void> {
    flying = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const { rows } = await client.query<Changed>({
          name: "store",
          text: STORE,
          values: columns(batch.map(({ text }) => text)),
        });
        for (const { stored } of batch) stored();
        onStored(rows);
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    flying = false;
  }
  return {
    add: (text) =>
      new Promise((stored, failed) => {
        waiting.push({ text, stored, failed });
        // What else this turn of the loop has read goes along.
        if (!flying) setImmediate(() => void (flying || flush()));
      }),
    close: () => client.end(),
  };
}

function columns(texts: readonly Text[]): readonly unknown[] {
  return [
    texts.map(() => randomUUID()),
    texts.map(() => randomUUID()),
    texts.map(({ dedupeKey }) => digest(dedupeKey)),
    texts.map(({ threadKey }) => digest(threadKey)),
    texts.map(({ text }) => Buffer.from(text)),
  ];
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
