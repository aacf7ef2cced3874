import pg from "pg";
import { DATABASE } from "./names.ts";
import { connectionOf } from "./postmaster.ts";

/** `refuses`: it runs and is ready, yet lets nobody in, as one does whose catalogue is damaged. */
export type Readiness = "accepts" | "not_yet" | "refuses";

/** Whether the folder's own server accepts connections; makes our database when it is not there yet. */
export async function accepts(data: string): Promise<boolean> {
  return (await readinessOf(data)) === "accepts";
}

/** How the folder's own server receives a connection; makes our database when it is not there yet. */
export async function readinessOf(data: string): Promise<Readiness> {
  const connection = await connectionOf(data);
  if (connection === null) return "not_yet";
  const client = new pg.Client({ ...connection, database: "postgres", connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    if (rows[0]?.folder !== data) return "not_yet";
    await makeDatabase(client);
    return "accepts";
  } catch (error) {
    // Starting, stopping, full, or somebody else's socket: the caller looks again.
    const code = error instanceof pg.DatabaseError ? (error.code ?? "") : "";
    return /^(XX|58|42|3D)/.test(code) ? "refuses" : "not_yet";
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
