import type pg from "pg";

/**
 * Turns the clock by which the database itself stamps what a statement of ours says no time of (DB643), in a test's own database: until it
 * is turned again it stands there. A store's is turned by its `passing`.
 */
export async function turnDatabase(client: pg.Client, nowMs: number): Promise<void> {
  if (!Number.isSafeInteger(nowMs)) throw new RangeError(`not an instant: ${nowMs}`);
  await client.query(
    `create or replace function database_now() returns timestamptz language sql volatile return instant(${nowMs})`,
  );
}
