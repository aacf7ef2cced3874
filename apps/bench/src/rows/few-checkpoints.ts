import pg from "pg";

/**
 * Fills a house in which no checkpoint comes in between: what is written is written out once, at its end, and not beside what is measured
 * then. The server is as it was afterwards.
 */
export async function withFewCheckpoints(
  connection: pg.PoolConfig,
  fill: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("alter system set max_wal_size = '8GB'");
    await client.query("select pg_reload_conf()");
    await fill();
  } finally {
    await client.query("alter system reset max_wal_size");
    await client.query("select pg_reload_conf()");
    await client.query("set transaction_timeout = 0");
    await client.query("checkpoint");
    await client.end();
  }
}
