import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client, type PoolConfig } from "pg";
import { from, to } from "pg-copy-streams";

/** The least that a backup could do: rows out of the same tables into files and back, one after another, as they lie there. */
export interface PlainCopy {
  readonly out: (of: PoolConfig) => Promise<void>;
  /** Into a database that has the tables with their indexes and rules, empties them first, and asks nothing of what comes. */
  readonly into: (place: PoolConfig) => Promise<void>;
}

export function plainCopy(folder: string, tables: readonly string[]): PlainCopy {
  const fileOf = (table: string): string => join(folder, `${table}.copy`);
  return {
    out: (of) =>
      connected(of, async (client) => {
        for (const table of tables)
          await pipeline(
            client.query(to(`copy "${table}" to stdout (format binary)`)),
            createWriteStream(fileOf(table)),
          );
      }),
    into: (place) =>
      connected(place, async (client) => {
        await client.query("begin");
        // Nothing is bound and nothing judges, as in a restore; what that does afterwards, this leaves out.
        await client.query("set local session_replication_role = replica");
        await client.query(`truncate ${tables.map((table) => `"${table}"`).join(", ")} cascade`);
        for (const table of tables)
          await pipeline(
            createReadStream(fileOf(table)),
            client.query(from(`copy "${table}" from stdin (format binary)`)),
          );
        await client.query("commit");
      }),
  };
}

async function connected(place: PoolConfig, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ ...place, options: "-c transaction_timeout=0" });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
