import { Client, type PoolConfig } from "pg";

/** How many contacts a database has. */
export async function countContacts(connection: PoolConfig): Promise<number> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>("select count(*)::integer as count from contact");
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
