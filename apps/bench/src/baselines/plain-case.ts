import { readFile } from "node:fs/promises";
import { readCase, readPart, type CaseRecord } from "@holdfast/case-schema/case";
import { Pool, type PoolConfig } from "pg";

/** What the limit keeps in the clear: the conversation's words, and a case as the store gave it. */
export interface PlainCase {
  readonly contactId: string;
  readonly words: readonly string[];
  readonly record: CaseRecord;
  readonly reader: string;
}

/** The same history and the same case, kept as plain text and read by as many statements. */
export interface PlainCaseLimit {
  /** Every entry of the conversation, in its order. */
  readonly openHistory: () => Promise<readonly string[]>;
  /** The case, judged, read whole and written down as read, in one transaction. */
  readonly openCase: () => Promise<CaseRecord>;
  readonly close: () => Promise<void>;
}

const schema = new URL("plain-case-schema.sql", import.meta.url);
const NAMED = "json_build_object('id', staff.id, 'name', staff.name)";

/** Fills an empty database with one history and one case, in the clear. */
export async function createPlainCase(connection: PoolConfig, plain: PlainCase): Promise<PlainCaseLimit> {
  const pool = new Pool(connection);
  pool.on("error", () => {}); // dropped with its database at the end
  await pool.query(await readFile(schema, "utf8"));
  await fill(pool, plain);
  const { contactId, record, reader } = plain;
  return {
    async openHistory() {
      await pool.query({
        name: "conversation",
        text: "select * from conversation where id = $1",
        values: [contactId],
      });
      const { rows } = await pool.query<{ words: string }>({
        name: "entries",
        text: `select entry.*, ${NAMED} as author from entry left join staff on staff.id = entry.author_id
               where conversation_id = $1 and version > $2 order by version limit 500`,
        values: [contactId, 0],
      });
      return rows.map(({ words }) => words);
    },
    openCase: async () => openCase(pool, record.id, reader),
    close: async () => pool.end(),
  };
}

async function openCase(pool: Pool, id: string, reader: string): Promise<CaseRecord> {
  const client = await pool.connect();
  const ask = async <Row extends object>(name: string, text: string, values: readonly unknown[] = [id]) =>
    (await client.query<Row>({ name, text, values: [...values] })).rows;
  try {
    await client.query("begin");
    const [file] = await ask<{ version: number; status: string }>(
      "file",
      `select case_file.*, ${NAMED} as made_by from case_file join staff on staff.id = made_by_id
       where case_file.id = $1 for share of case_file`,
    );
    const readers = await ask("reader", "select from case_reader where case_id = $1 and user_id = $2", [
      id,
      reader,
    ]);
    if (file === undefined || readers.length !== 1) throw new Error("the limit has lost its case");
    const parts = await ask<{ kind: "person" | "exploiter" | "note"; form: number; body: string }>(
      "parts",
      `select case_part.*, ${NAMED} as made_by from case_part join staff on staff.id = made_by_id
       where case_id = $1 order by ord`,
    );
    const filings = await ask<{ conversation_id: string; came: string }>(
      "filings",
      "select * from case_filing where case_id = $1",
    );
    await ask("readers", "select user_id from case_reader where case_id = $1");
    await ask("read", "insert into case_read (case_id, by_id, version) values ($1, $2, $3)", [
      id,
      reader,
      file.version,
    ]);
    await client.query("commit");
    for (const { came } of filings) JSON.parse(came);
    return recordOf(id, file.status, filings, parts);
  } finally {
    client.release();
  }
}

function recordOf(
  id: string,
  status: string,
  filings: readonly { readonly conversation_id: string }[],
  rows: readonly {
    readonly kind: "person" | "exploiter" | "note";
    readonly form: number;
    readonly body: string;
  }[],
): CaseRecord {
  const parts = rows.map(({ kind, form, body }) => readPart(kind, JSON.parse(body), form));
  const of = (kind: string) =>
    parts.flatMap((read) => (read.kind === "read" && read.part.kind === kind ? [read.part.values] : []));
  const read = readCase({
    version: rows[0]?.form,
    id,
    status,
    contacts: filings.map(({ conversation_id }) => conversation_id),
    persons: of("person"),
    exploiters: of("exploiter"),
    notes: of("note"),
  });
  if (read.kind !== "read") throw new Error("the limit cannot read its case");
  return read.record;
}

async function fill(pool: Pool, { contactId, words, record, reader }: PlainCase): Promise<void> {
  await pool.query("insert into staff values ($1, 'Reader')", [reader]);
  await pool.query("insert into conversation values ($1, '+1 202 555 0100')", [contactId]);
  await pool.query(
    `insert into entry select gen_random_uuid(), $1, version, now(), null, words
     from unnest($2::text[]) with ordinality as said (words, version)`,
    [contactId, words],
  );
  await pool.query("insert into case_file values ($1, 1, $2, $3)", [record.id, record.status, reader]);
  await pool.query("insert into case_reader values ($1, $2)", [record.id, reader]);
  for (const contact of record.contacts)
    await pool.query("insert into case_filing values ($1, $2, $3)", [
      record.id,
      contact,
      '{"kind":"person"}',
    ]);
  const parts = [
    ...record.persons.map((values) => ({ kind: "person", values })),
    ...record.exploiters.map((values) => ({ kind: "exploiter", values })),
    ...record.notes.map((values) => ({ kind: "note", values })),
  ];
  for (const [ord, { kind, values }] of parts.entries())
    await pool.query("insert into case_part values ($1, $2, $3, $4, $5, $6, $7)", [
      values.id,
      record.id,
      ord,
      kind,
      record.version,
      JSON.stringify(values),
      reader,
    ]);
}
