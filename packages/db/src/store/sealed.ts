import type { PoolConfig } from "pg";
import { connectToStart } from "../migrate/connect.ts";

/** Whether a database was ever opened with a master key. Throws a `StartRefusal` when it cannot be reached. */
export async function sealed(connection: PoolConfig): Promise<boolean> {
  const client = await connectToStart(connection);
  try {
    const { rows: tables } = await client.query<{ there: boolean }>(
      "select to_regclass('keyring') is not null as there",
    );
    if (tables[0]?.there !== true) return false;
    return ((await client.query("select from keyring")).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
