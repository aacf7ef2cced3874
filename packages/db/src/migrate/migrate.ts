import type pg from "pg";
import { StartRefusal } from "../start-refusal.ts";
import { connectToStart } from "./connect.ts";
import { withEngine } from "./engine.ts";
import { readMigrationFolder, type MigrationFolder } from "./folder.ts";
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
    return await applyMissing(connection, folder ?? (await readMigrationFolder()));
  } finally {
    await client.end();
  }
}

async function applyMissing(
  connection: pg.PoolConfig,
  { schema, migrations }: MigrationFolder,
): Promise<readonly string[]> {
  const filters = { externalTables: [], externalEnums: [] };
  const migrationsList = {
    baseDir: "migrations",
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
  return withEngine(connection, schema, async (engine) => {
    const found = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters,
      optInToShadowDatabase: false,
    });
    const refusal = refusalOf(found);
    if (refusal !== null) throw new StartRefusal(refusal);
    const { appliedMigrationNames } = await engine
      .applyMigrations({ migrationsList, filters })
      .catch((error: unknown) => {
        throw new StartRefusal("A migration failed, and nothing of it was kept.", { cause: error });
      });
    return appliedMigrationNames;
  });
}
