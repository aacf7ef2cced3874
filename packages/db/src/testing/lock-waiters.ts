import type { Client } from "pg";

/** As long as a busy machine may take until somebody waits. */
const PATIENCE_MS = 60_000;

/** Waits until so many processes wait for a lock of this database, and says which; rejects when fewer do for too long. */
export async function lockWaiters(
  client: Client,
  count: number,
  patienceMs: number = PATIENCE_MS,
): Promise<readonly number[]> {
  const begun = performance.now();
  for (;;) {
    // Inside a transaction it would go on telling of those who were there when it was first asked.
    await client.query("select pg_stat_clear_snapshot()");
    const { rows } = await client.query<{ pid: number }>(
      `select distinct pid from pg_locks where not granted
       and pid in (select pid from pg_stat_activity where datname = current_database())`,
    );
    if (rows.length >= count) return rows.map(({ pid }) => pid);
    if (performance.now() - begun > patienceMs)
      throw new Error(`${String(rows.length)} wait for a lock, of ${String(count)}`);
  }
}
