import { readdir, writeFile } from "node:fs/promises";
import { registerHooks } from "node:module";
import type { PoolConfig } from "pg";

/**
 * Writes down what the next release is tested against (DB507, DB508): every statement of this one, and a house that it filled. Run by
 * `node packages/db/src/migrate/print-release.ts` when a release is made, before the first migration of the next one.
 */
const FOLDER = new URL("previous-release/", import.meta.url);
const SOURCES = new URL("../", import.meta.url);

interface Declared {
  readonly label: string;
  readonly text: string;
}

/** Every statement that is declared as its file is read. */
async function declaredStatements(): Promise<readonly Declared[]> {
  const declared: Declared[] = [];
  Object.assign(globalThis, { holdfastDeclares: (one: Declared) => declared.push(one) });
  const hooks = registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith("/sql/statement.ts")) return loaded;
      const source = Buffer.from(loaded.source as Uint8Array)
        .toString()
        .replaceAll(
          "const name = nameOf(label, text);",
          "const name = nameOf(label, text);\n  globalThis.holdfastDeclares({ label, text });",
        );
      return { ...loaded, source };
    },
  });
  const files = await readdir(SOURCES, { recursive: true });
  for (const file of files.toSorted())
    if (/(?<!\.test|\.fixture)\.ts$/u.test(file) && !/^(?:testing|generated|migrate)\//u.test(file))
      await import(new URL(file, SOURCES).href);
  hooks.deregister();
  return declared.toSorted((one, other) => (one.label + one.text < other.label + other.text ? -1 : 1));
}

/** Every row of every table, as JSON. */
async function rowsOf(connection: PoolConfig): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { rawClient } = await import("../testing/raw-client.ts");
  const client = await rawClient(connection);
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1",
  );
  const found: Record<string, readonly unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: unknown }>(`select to_jsonb(t) as row from "${name}" t`);
    if (rows.length > 0) found[name] = rows.map(({ row }) => row);
  }
  await client.end();
  return found;
}

const statements = await declaredStatements();
const [{ startTestServer }, { SERVERS_VARIABLE }, { fullHouse }, { TEST_KEYRING }, { readMigrationFolder }] =
  await Promise.all([
    import("../testing/test-server.ts"),
    import("../testing/server-variable.ts"),
    import("../testing/full-house.ts"),
    import("../testing/test-store.ts"),
    import("./folder.ts"),
  ]);
const server = await startTestServer();
process.env[SERVERS_VARIABLE] = JSON.stringify([server.connection]);
const house = await fullHouse(() => 1_800_000_000_000, TEST_KEYRING);
const tables = await rowsOf(house.store.connection);
const last = (await readMigrationFolder()).migrations.at(-1)?.name ?? "";
const house0 = { last, ids: house.ids, tables };
await house.close();
await server.stop();
await writeFile(new URL("statements.json", FOLDER), `${JSON.stringify(statements, null, 1)}\n`);
await writeFile(new URL("house.json", FOLDER), `${JSON.stringify(house0, null, 1)}\n`);
