import pg from "pg";
import { DATABASE } from "./names.ts";
import { connectionOf } from "./postmaster.ts";

/** Whether the folder's own server accepts connections; makes our database when it is not there yet. */
export async function accepts(data: string): Promise<boolean> {
  const connection = await connectionOf(data);
  if (connection === null) return false;
  const client = new pg.Client({ ...connection, database: "postgres", connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    if (rows[0]?.folder !== data) return false;
    await makeDatabase(client);
    return true;
  } catch {
    // Starting, stopping, or somebody else's socket: the caller looks again.
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
  if (rowCount !== 0) return;
  await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    // duplicate_database or unique_violation: another gateway was quicker.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}
