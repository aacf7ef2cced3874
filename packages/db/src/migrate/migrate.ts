import pg from "pg";
import { StartRefusal } from "../start-refusal.ts";
import { withEngine } from "./engine.ts";
import { readMigrationFolder, type MigrationFolder } from "./folder.ts";
import { refusalOf } from "./refusal.ts";

/** Advisory lock held by the gateway that migrates; the others wait for it. */
const MIGRATING = 7_203_002;

/** The oldest PostgreSQL that the statements are written for, as `server_version_num` says it. */
const OLDEST_SERVER = 180_000;

/**
 * Brings a database to this release's schema and names what it applied. Of several gateways exactly one applies, the
 * others wait. Throws a `StartRefusal`, and changes nothing, when the database cannot be reached, was made by a newer
 * release, or disagrees with the migrations that this release ships.
 */
export async function migrate(
  connection: pg.PoolConfig,
  folder?: MigrationFolder,
): Promise<readonly string[]> {
  const client = await connect(connection);
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATING]);
    return await applyMissing(connection, folder ?? (await readMigrationFolder()));
  } finally {
    await client.end();
  }
}

async function connect(connection: pg.PoolConfig): Promise<pg.Client> {
  // Waiting for another gateway's migration may take longer than an ordinary transaction may.
  const client = new pg.Client({
    connectionTimeoutMillis: 10_000,
    ...connection,
    options: "-c transaction_timeout=0",
  });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw new StartRefusal(`The database cannot be reached (${codeOf(error)}): check DATABASE_URL.`);
  }
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::integer as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version >= OLDEST_SERVER) return client;
  await client.end();
  throw new StartRefusal(
    `The database is PostgreSQL ${Math.floor(version / 10_000)}; Holdfast needs ${OLDEST_SERVER / 10_000} or newer.`,
  );
}

/** The code alone: a driver's message may repeat the address with its password. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "no answer";
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
