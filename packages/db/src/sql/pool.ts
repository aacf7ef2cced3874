import pg from "pg";

/** Longest that a statement may stay unanswered; the slowest of ours takes a small part of it. */
const PATIENCE_MS = 30_000;

/**
 * What a server is to do of itself about whoever is gone without a word, whatever it was told: a machine that lost its power or its
 * network ends nothing, and by its own settings a server keeps what such a one had open for two hours, until it lets nobody in.
 * Together ten seconds, in which a network may be away and nothing of it be noticed. On a socket of the same machine they mean nothing.
 */
export const GONE_SOON = [
  "tcp_keepalives_idle=4s",
  "tcp_keepalives_interval=2s",
  "tcp_keepalives_count=3",
  "tcp_user_timeout=10s",
]
  .map((setting) => `-c ${setting}`)
  .join(" ");

/** How every connection of a store is made. `settings` are what the server is to set for its sessions. */
export function patiently(
  connection: pg.PoolConfig,
  settings: readonly string[] = [],
): pg.PoolConfig & { readonly options: string } {
  // Also on a server that is not ours: an open writer holds the log's tail back for everybody.
  const options =
    connection.options ?? "-c transaction_timeout=30s -c idle_in_transaction_session_timeout=15s";
  return {
    connectionTimeoutMillis: 10_000,
    // A server that vanishes says nothing: without these its connections would be waited on for a quarter of an hour.
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    ...connection,
    options: [GONE_SOON, options, ...settings.map((setting) => `-c ${setting}`)].join(" "),
  };
}

/** The one pool of a store, shared with Prisma. A lost server ends queries, never the process. */
export function openPool(connection: pg.PoolConfig, size: number): pg.Pool {
  const pool = new pg.Pool({ ...patiently(connection), max: size });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
