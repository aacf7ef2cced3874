import pg from "pg";

/** Fills tables that have no index meanwhile but what a constraint stands on, and leaves them as autovacuum does. */
export async function filling(
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

/** Contacts as one that there is, numbered on from `after`, each with a thread of its own, and with what `own` says of its columns in SQL. */
export async function seedContacts(
  client: pg.Client,
  shape: string,
  {
    contacts,
    after,
    own = {},
  }: {
    readonly contacts: number;
    readonly after: number;
    readonly own?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const columns = await columnsOf(client, "contact");
  const written: Readonly<Record<string, string>> = {
    id: "uuidv7()",
    number: "$3::integer + n",
    thread_key: "sha256(('thread ' || ($3::integer + n))::bytea)",
    opened_at: "shape.opened_at - n * interval '1 minute'",
    ...own,
  };
  await client.query(
    `insert into contact (${columns.join(", ")}) overriding system value
     select ${columns.map((column) => written[column] ?? `shape.${column}`).join(", ")}
     from contact shape cross join generate_series(1, $2::integer) n where shape.id = $1`,
    [shape, contacts, after],
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

async function columnsOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
