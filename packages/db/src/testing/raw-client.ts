import pg from "pg";

/** A plain client for tests that try what no statement of ours would do. */
export async function rawClient(connection: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client(connection);
  client.on("error", () => {});
  await client.connect();
  return client;
}
