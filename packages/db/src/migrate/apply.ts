import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import type { MigrationFolder } from "./folder.ts";
import { isPassing } from "./passing.ts";

type Migration = MigrationFolder["migrations"][number];

/** The migrations that stand, by the table in which Prisma's engine keeps them. */
export async function appliedNames(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  return new Set(rows.map(({ name }) => name));
}

/**
 * Applies a migration and records it, as Prisma's engine would, in one transaction: whoever dies meanwhile leaves a database in which
 * it stands whole or not at all, and from which the next one goes on (DB745). Why one failed is
 * recorded where that is possible, and thrown whatever becomes of the record: as rolled back, which Prisma's engine goes on from, where
 * the reason may pass, and else as failed, which it refuses until somebody has looked (DB780).
 */
export async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  // A text without values is one simple query, and all of it one transaction.
  await client
    .query(`${migration.sql}\n;\n${recordOf(client, migration, "now(), clock_timestamp(), null, 1, null")}`)
    .catch(async (error: Error) => {
      const words = client.escapeLiteral(error.message);
      const undone = isPassing(error) ? "now()" : "null";
      // Where the connection is gone nothing can be recorded either, and what is to be known is why the first of them failed.
      await Promise.allSettled([
        client.query(recordOf(client, migration, `now(), null, ${undone}, 0, ${words}`)),
      ]);
      throw error;
    });
}

/** `outcome`: when it began, when it ended, when it was rolled back, how many steps it took, what went wrong. */
function recordOf(client: pg.Client, { name, sql }: Migration, outcome: string): string {
  const checksum = createHash("sha256").update(sql).digest("hex");
  const known = [randomUUID(), checksum, name].map((text) => client.escapeLiteral(text)).join(", ");
  return `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, rolled_back_at,
      applied_steps_count, logs)
    values (${known}, ${outcome})`;
}

/**
 * Does work in many transactions that wait for the disk once, at its end. Until then a loss of power takes the last of them away, never
 * one from among them: what is left is what an earlier end had left. What others commit meanwhile waits for the disk as ever (DB746).
 */
export async function whileUnsynced(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("set synchronous_commit = off");
  await work();
  await client.query("reset synchronous_commit");
  // Written after all of it into the same log, so that what it waits for holds all of it.
  await client.query("select pg_logical_emit_message(true, 'holdfast', 'migrated')");
}
