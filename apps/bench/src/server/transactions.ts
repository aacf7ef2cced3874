import { setTimeout as delay } from "node:timers/promises";
import { Client, type PoolConfig } from "pg";

/** A backend says within so long what it has done. */
const TOLD_WITHIN_MS = 1_500;

/** Counts what a database commits. */
export interface Transactions {
  /** How many transactions ended while the work ran, and for a second and a half after it. */
  readonly during: <T>(work: () => Promise<T>) => Promise<{ readonly came: T; readonly count: number }>;
  readonly close: () => Promise<void>;
}

export async function countTransactions(connection: PoolConfig): Promise<Transactions> {
  const client = new Client(connection);
  await client.connect();
  const sum = async (): Promise<number> => {
    const { rows } = await client.query<{ sum: string }>(
      "select xact_commit + xact_rollback as sum from pg_stat_database where datname = current_database()",
    );
    return Number(rows[0]?.sum);
  };
  return {
    during: async (work) => {
      const before = await sum();
      const came = await work();
      await delay(TOLD_WITHIN_MS);
      return { came, count: (await sum()) - before };
    },
    close: async () => client.end(),
  };
}
