import type pg from "pg";
import type { Queryable } from "./statement.ts";

/**
 * Does several statements as one: all of them hold, or none. For what has to be opened and decided between reading and writing; a
 * transaction that can be one statement is one.
 */
export async function transaction<Result>(
  pool: pg.Pool,
  work: (on: Queryable) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    // The connection goes with whatever it had begun: nobody else gets one that is in the middle of something.
    client.release(true);
    throw error;
  }
}
