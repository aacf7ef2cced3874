import pg from "pg";
import { GONE_SOON } from "../sql/pool.ts";
import { StartRefusal } from "../start-refusal.ts";

/** The oldest PostgreSQL that the statements are written for, as `server_version_num` says it. */
const OLDEST_SERVER = 180_000;

/**
 * What the server is to set for whoever migrates. Waiting for another gateway's migration, and a long one, may take longer than an ordinary
 * transaction may; one whose machine is gone must keep nobody from starting.
 */
export const WHILE_MIGRATING = `${GONE_SOON} -c transaction_timeout=0`;

/** A connection for what precedes the store. Throws a `StartRefusal` when there is none, or its server is too old. */
export async function connectToStart(connection: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client({
    connectionTimeoutMillis: 10_000,
    ...connection,
    options: WHILE_MIGRATING,
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
