import { testDatabase } from "@holdfast/db/testing";
import { Client, type PoolConfig } from "pg";

/** An empty place for a limit's tables, beside those of the store on the tests' server. */
export async function bareSchema(): Promise<{ connection: PoolConfig; drop: () => Promise<void> }> {
  const { connection, drop } = await testDatabase();
  const client = new Client(connection);
  await client.connect();
  await client.query("create schema bare");
  await client.end();
  return { connection: { ...connection, options: "-c search_path=bare" }, drop };
}
