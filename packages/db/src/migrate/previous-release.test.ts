import { readFile } from "node:fs/promises";
import type pg from "pg";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loosened } from "../backup/loosened.ts";
import { FULL_HOUSE_WORDS, wordsOf, type FullHouseIds } from "../testing/full-house.ts";
import { TEST_KEYRING, testStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { emptyDatabase, type TestDatabase } from "../testing/test-database.ts";
import { unopened } from "../testing/unopened.ts";
import { readMigrationFolder } from "./folder.ts";
import { migrate } from "./migrate.ts";

/** What the previous release left, as `print-release.ts` wrote it down. */
const House = z.object({
  last: z.string(),
  ids: z.custom<FullHouseIds>(),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
const Statements = z.array(z.object({ label: z.string(), text: z.string() }));

/** What a newer release took away of what the previous one names, each with why nobody misses it. */
const GONE: Readonly<Record<string, string>> = {};

let database: TestDatabase;
let client: pg.Client;
let house: z.infer<typeof House>;
/** What a gateway of the previous release has prepared, and whether a newer schema still takes it. */
const prepared = new Map<string, { readonly text: string; readonly values: number }>();
let had: readonly string[];

async function read<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema>> {
  return schema.parse(
    JSON.parse(await readFile(new URL(`previous-release/${name}.json`, import.meta.url), "utf8")),
  );
}

beforeAll(async () => {
  house = await read("house", House);
  database = await emptyDatabase();
  const folder = await readMigrationFolder();
  const migrations = folder.migrations.filter(({ name }) => name <= house.last);
  if (migrations.at(-1)?.name !== house.last)
    throw new Error("the previous release's last migration is gone");
  await migrate(database.connection, { ...folder, migrations });
  client = await rawClient(database.connection);
  await load();
  had = await named();
  await prepare();
  // A gateway of the previous release goes on meanwhile: what it prepared stays in its session.
  await migrate(database.connection);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Fills the database with what there was, as it was. */
async function load(): Promise<void> {
  const { rows: generated } = await client.query<{ name: string }>(
    `select class.relname || '.' || attribute.attname as name from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
     where class.relnamespace = 'public'::regnamespace and attribute.attgenerated <> ''`,
  );
  const computed = new Set(generated.map(({ name }) => name));
  const { rows: all } = await client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
  );
  await client.query("begin");
  // What a migration put there itself is in the house as it was.
  await client.query(
    `alter table audit_row disable trigger user; alter table audit_seal disable trigger user; alter table audit_era disable trigger user;
     truncate ${all.map(({ name }) => name).join(", ")};
     alter table audit_row enable trigger user; alter table audit_seal enable trigger user; alter table audit_era enable trigger user`,
  );
  await loosened(client, async () => {
    for (const [table, rows] of Object.entries(house.tables)) {
      const columns = Object.keys(rows[0] ?? {}).filter((column) => !computed.has(`${table}.${column}`));
      const list = columns.map((column) => `"${column}"`).join(", ");
      await client.query(
        `insert into "${table}" (${list}) overriding system value select ${list} from jsonb_populate_recordset(null::"${table}", $1)`,
        [JSON.stringify(rows)],
      );
    }
  });
  // Numbers are given on from where they were.
  const { rows: counted } = await client.query<{ table: string; column: string; sequence: string }>(
    `select class.relname as table, attribute.attname as column,
       pg_get_serial_sequence(quote_ident(class.relname), attribute.attname) as sequence
     from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
     where class.relnamespace = 'public'::regnamespace and attribute.attidentity <> ''`,
  );
  for (const { table, column, sequence } of counted)
    await client.query(
      `select setval($1::regclass, coalesce(max("${column}"), 0) + 1, false) from "${table}"`,
      [sequence],
    );
  await client.query("commit");
}

/** Everything that a statement can name, with what it is. */
async function named(): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select 'column ' || class.relname || '.' || attribute.attname || ' ' || format_type(attribute.atttypid, attribute.atttypmod) as name
       from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
       where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'v') and attribute.attnum > 0
         and not attribute.attisdropped
     union all select 'value ' || type.typname || '.' || enumlabel from pg_enum join pg_type type on type.oid = enumtypid
     union all select 'function ' || oid::regprocedure || ' ' || coalesce(pg_get_function_result(oid), '') from pg_proc
       where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Prepares every statement of the previous release, as its gateways have. */
async function prepare(): Promise<void> {
  await client.query("set plan_cache_mode = force_generic_plan");
  const statements = await read("statements", Statements);
  for (const [at, { label, text }] of statements.entries()) {
    const name = `previous_${at}`;
    await client.query(`prepare ${name} as ${text}`);
    const { rows } = await client.query<{ values: number }>(
      "select cardinality(parameter_types) as values from pg_prepared_statements where name = $1",
      [name],
    );
    prepared.set(name, { text: label, values: rows[0]?.values ?? 0 });
  }
}

describe("a database of the previous release", () => {
  it("[DB507] that somebody filled is read whole by this one, once the migrations since were applied, with every constraint proved", async () => {
    const proof = await rawClient(database.connection);
    await proof.query("begin");
    await loosened(proof, async () => {});
    const { rows: checks } = await proof.query<{ table: string; name: string; is: string }>(
      `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as is from pg_constraint
       where contype = 'c' and connamespace = 'public'::regnamespace and conrelid <> 0`,
    );
    expect(checks.length).toBeGreaterThan(100);
    for (const { table, name, is } of checks) {
      await proof.query(`alter table ${table} drop constraint ${name}`);
      await proof.query(`alter table ${table} add constraint ${name} ${is}`);
    }
    await proof.query("rollback");
    await proof.end();
    expect(await unopened(database, TEST_KEYRING)).toEqual([]);
    const { connection } = database;
    const store = await testStore({ connection, clock: () => 1_800_000_000_000 });
    const words = await wordsOf(store, house.ids);
    for (const said of FULL_HOUSE_WORDS) expect(words).toContain(said);
    while ((await store.audit.seal(1000)) !== null);
    expect(await store.audit.verify([], () => {})).toMatchObject({ faults: [], unsealed: { count: 0 } });
    await store.close();
  });

  it("[DB508] has everything still that the previous release names, as it was, but what is said to be gone", async () => {
    const has = new Set(await named());
    expect(had.length).toBeGreaterThan(1000);
    expect(had.filter((name) => !has.has(name)).toSorted()).toEqual(Object.keys(GONE).toSorted());
  });

  it("[DB508] wants nothing of its rows that the previous release does not write", async () => {
    const { rows } = await client.query<{ name: string }>(
      `select class.relname || '.' || attribute.attname as name from pg_attribute attribute
       join pg_class class on class.oid = attribute.attrelid
       where class.relnamespace = 'public'::regnamespace and class.relkind = 'r' and attribute.attnum > 0 and attribute.attnotnull
         and not attribute.attisdropped and not attribute.atthasdef and attribute.attidentity = ''`,
    );
    const tables = new Set(had.map((name) => /^column (\w+)\./u.exec(name)?.[1]));
    const columns = new Set(had.map((name) => /^column (\w+\.\w+) /u.exec(name)?.[1]));
    const wanted = rows.filter(({ name }) => tables.has(name.split(".")[0]) && !columns.has(name));
    expect(wanted).toEqual([]);
  });

  it("[DB508] takes each statement that a gateway of the previous release has prepared, in the very session in which it did", async () => {
    expect(prepared.size).toBeGreaterThan(300);
    const refused: string[] = [];
    for (const [name, { text, values }] of prepared) {
      const given = values === 0 ? "" : `(${Array.from({ length: values }, () => "null").join(", ")})`;
      await client.query(`explain execute ${name}${given}`).catch((error: unknown) => {
        refused.push(`${text}: ${error instanceof Error ? error.message : "refused"}`);
      });
    }
    expect(refused).toEqual([]);
  });
});
