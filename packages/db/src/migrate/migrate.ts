import type { PoolConfig } from "pg";

/** Brings a database to this release's schema, and names what it applied. */
export async function migrate(connection: PoolConfig): Promise<readonly string[]> {
  throw new Error(`not built yet: ${connection.database}`);
}
