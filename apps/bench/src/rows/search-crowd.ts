import { randomUUID } from "node:crypto";
import type { Keyring, Store } from "@holdfast/db";
import pg from "pg";
import { inventedArrival } from "./invented-arrival.ts";
import { seedWords } from "./seed-words.ts";

/** How many of the contacts have an address that is known here; the others have one that nobody asks for. */
export const ADDRESSES = 200;

export const addressOf = (nth: number): string => `+1555${String(1_000_000 + nth)}`;

type House = Pick<Store, "intake"> & { readonly keyring: Keyring; readonly connection: pg.PoolConfig };

/**
 * Contacts as one that arrived, each with a thread, an address and eight words of its own, written by set: triggers and foreign keys are
 * passed over, indexes are made as they are in production. Their cases: `cases` of them, of which the reader had each tenth. The words
 * are written beside the contacts, by a connection of their own.
 */
export async function seedCrowd(
  { intake, keyring, connection }: House,
  { contacts, cases, reader }: { readonly contacts: number; readonly cases: number; readonly reader: string },
): Promise<void> {
  const { contactId } = await intake.arrive(inventedArrival());
  // Both have ended whatever became of one of them, so that nothing is written into a server that is on its way down.
  const filled = await Promise.allSettled([
    filling(connection, ["contact", "contact_address"], async (client) => {
      await seedContacts(client, contactId, contacts);
      await seedAddresses(client, keyring);
    }),
    filling(connection, ["contact_word"], async (client) => seedWords(client, keyring, contacts)),
  ]);
  for (const each of filled) if (each.status === "rejected") throw each.reason;
  await filling(connection, [], async (client) => {
    await seedCases(client, cases, reader);
    await client.query("analyze case_file, case_filing, case_holding, staff");
  });
}

/** Fills tables that have no index meanwhile but what a constraint stands on, and leaves them as autovacuum does. */
async function filling(
  connection: pg.PoolConfig,
  tables: readonly string[],
  fill: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    // As a house that serves nobody yet.
    await client.query("set transaction_timeout = 0");
    await client.query("set synchronous_commit = off");
    await client.query("set maintenance_work_mem = '512MB'");
    // Each of two that fill beside each other sorts by itself, which costs half as much as together with helpers.
    await client.query("set max_parallel_maintenance_workers = 0");
    for (const table of tables) await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
    const made = await dropIndexes(client, tables);
    await fill(client);
    for (const index of made) await client.query(index);
    for (const table of tables) await client.query(`alter table ${table} reset (autovacuum_enabled)`);
    // An index alone answers where all of a page is seen by everybody.
    for (const table of tables) await client.query(`vacuum (freeze, analyze) ${table}`);
  } finally {
    await client.end();
  }
}

async function seedContacts(client: pg.Client, shape: string, contacts: number): Promise<void> {
  const columns = await columnsOf(client, "contact");
  const own: Readonly<Record<string, string>> = {
    id: "uuidv7()",
    number: "1000 + n",
    thread_key: "sha256(('thread ' || n)::bytea)",
    opened_at: "shape.opened_at - n * interval '1 minute'",
  };
  await client.query(
    `insert into contact (${columns.join(", ")}) overriding system value
     select ${columns.map((column) => own[column] ?? `shape.${column}`).join(", ")}
     from contact shape cross join generate_series(1, $2::integer) n where shape.id = $1`,
    [shape, contacts],
  );
}

async function seedAddresses(client: pg.Client, keyring: Keyring): Promise<void> {
  const hashes = Array.from({ length: ADDRESSES }, (_, nth) =>
    keyring.hash("address", `number:${addressOf(nth)}`),
  );
  await client.query(
    `insert into contact_address (contact_id, address)
     select id, coalesce(($1::bytea[])[number - 1000], sha256(('address ' || number)::bytea))
     from contact where number > 1000 order by number`,
    [hashes],
  );
}

/** Takes the indexes of tables away that no constraint stands on; answers with how they are made again. */
async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
     where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ made }) => made);
}

async function seedCases(client: pg.Client, cases: number, reader: string): Promise<void> {
  await client.query(
    `insert into case_file (id, number, status_at, status_by_id, made_at, made_by_id) overriding system value
     select gen_random_uuid(), n, now(), $1, now(), $1 from generate_series(1, $2::integer) n`,
    [reader, cases],
  );
  // In each tenth a contact is filed that the reader had.
  const had = `case_file file join contact on contact.number = 1000 + file.number where file.number % 10 = 0`;
  await client.query(
    `insert into case_filing (contact_id, at_version, case_id, at, by_id, came_key, came)
     select contact.id, contact.version + 1, file.id, now(), $1, 'invented', 'invented' from ${had}`,
    [reader],
  );
  await client.query(
    `insert into case_holding (case_id, contact_id, user_id, at) select file.id, contact.id, $1, now() from ${had}`,
    [reader],
  );
}

async function columnsOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** An arrival of thirty words that count, or of as long a text in which none does. */
export function arrivalOf(isFound: boolean) {
  const run = randomUUID().slice(0, 4);
  const words = Array.from({ length: 30 }, (_, nth) => `w${run}${String(nth).padStart(3, "0")}`);
  const text = words.join(" ");
  return inventedArrival({ text: isFound ? text : text.replaceAll(/[^ ]+/g, "at at at") });
}
