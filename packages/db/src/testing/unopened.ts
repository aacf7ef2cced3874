import type { Keyring } from "../keyring/keyring.ts";
import { WRAPS } from "../rotation/wraps.ts";
import { rawClient } from "./raw-client.ts";
import type { TestDatabase } from "./test-database.ts";

/** Every key that does not open with a keyring, by its place. */
export async function unopened(
  { connection }: Pick<TestDatabase, "connection">,
  keyring: Keyring,
): Promise<readonly string[]> {
  const client = await rawClient(connection);
  const found: string[] = [];
  for (const { table, wrapped, owner } of WRAPS) {
    const { rows } = await client.query<{ owner: string; wrapped: Buffer }>(
      `select ${owner} as owner, ${wrapped} as wrapped from ${table} where ${wrapped} is not null`,
    );
    for (const row of rows)
      try {
        keyring.unwrap(row.wrapped, row.owner);
      } catch {
        found.push(`${table} ${row.owner}`);
      }
  }
  await client.end();
  return found;
}
