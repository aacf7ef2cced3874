import type pg from "pg";
import { StartRefusal } from "../start-refusal.ts";
import { applyOne, appliedNames, whileUnsynced } from "./apply.ts";
import { connectToStart } from "./connect.ts";
import { withEngine } from "./engine.ts";
import { readMigrationFolder, type MigrationFolder } from "./folder.ts";
import { isPassing } from "./passing.ts";
import { refusalOf } from "./refusal.ts";

/** Advisory lock held by the gateway that migrates; the others wait for it. */
const MIGRATING = 7_203_002;

/**
 * Brings a database to this release's schema and names what it applied. Of several gateways exactly one applies, the
 * others wait. Throws a `StartRefusal`, and changes nothing, when the database cannot be reached, was made by a newer
 * release, or disagrees with the migrations that this release ships.
 */
export async function migrate(
  connection: pg.PoolConfig,
  folder?: MigrationFolder,
): Promise<readonly string[]> {
  const client = await connectToStart(connection);
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATING]);
    return await applyMissing(client, connection, folder ?? (await readMigrationFolder()));
  } finally {
    await client.end();
  }
}

async function applyMissing(
  client: pg.Client,
  connection: pg.PoolConfig,
  { schema, migrations }: MigrationFolder,
): Promise<readonly string[]> {
  const filters = { externalTables: [], externalEnums: [] };
  const list = (of: MigrationFolder["migrations"]) => ({
    baseDir: "migrations",
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
    migrationDirectories: of.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  });
  return withEngine(connection, schema, async (engine) => {
    const found = await engine.diagnoseMigrationHistory({
      migrationsList: list(migrations),
      filters,
      optInToShadowDatabase: false,
    });
    const refusal = refusalOf(found);
    if (refusal !== null) throw new StartRefusal(refusal);
    if (found.history === null) return [];
    try {
      // None of them: the engine makes its table, refuses a database that is somebody else's, and locks its own users out.
      await engine.applyMigrations({ migrationsList: list([]), filters });
      const applied = await appliedNames(client);
      const missing = migrations.filter(({ name }) => !applied.has(name));
      await whileUnsynced(client, async () => {
        for (const each of missing) await applyOne(client, each);
      });
      return missing.map(({ name }) => name);
    } catch (error) {
      const next = isPassing(error) ? " The reason may pass: see to it, and start again." : "";
      throw new StartRefusal(`A migration failed, and nothing of it was kept.${next}`, { cause: error });
    }
  });
}
