import { Client, Pool, type PoolConfig } from "pg";
import type { ContactFacts } from "@holdfast/db";

/** The open contacts as plainly as a table can hold them: a column for each fact, one index, and one statement by name. */
export interface PlainQueue {
  /** Those that are due first, as the driver reads them. */
  readonly list: (most: number) => Promise<readonly { readonly id: string }[]>;
  readonly close: () => Promise<void>;
}

/** What a column is called and what it holds, by the fact that it is; staff are one column each. */
const TYPES: Readonly<Record<string, string>> = {
  id: "uuid",
  number: "integer",
  unanswered: "integer",
  reopened: "integer",
  version: "integer",
  unreadable: "boolean",
  lowTrust: "boolean",
  isAutomatic: "boolean",
  holder: "jsonb",
  offeredTo: "jsonb",
  setAsideBy: "jsonb",
};
const INSTANT = /(?:At|Since|Until)$/;

const typeOf = (fact: string): string => TYPES[fact] ?? (INSTANT.test(fact) ? "bigint" : "text");

/** Copies these rows into a table that it makes anew, and answers who lists them on so many connections. */
export async function openPlainQueue(
  connection: PoolConfig,
  rows: readonly ContactFacts[],
  connections: number,
): Promise<PlainQueue> {
  const facts = Object.keys(rows[0] ?? {});
  const columns = facts.map((fact) => `"${fact}" ${typeOf(fact)}`);
  const client = new Client(connection);
  await client.connect();
  await client.query("drop table if exists plain_queue");
  await client.query(`create table plain_queue (${columns.join(", ")}, primary key (id))`);
  await client.query(
    `insert into plain_queue select given.* from json_to_recordset($1::json) given (${columns.join(", ")})`,
    [JSON.stringify(rows)],
  );
  await client.query(`create index on plain_queue ("dueAt", id) where status <> 'closed'`);
  await client.query("vacuum analyze plain_queue");
  await client.end();
  const pool = new Pool({ ...connection, max: connections });
  pool.on("error", () => {}); // dropped with its database at the end
  return {
    list: async (most) =>
      (
        await pool.query<{ id: string }>({
          name: "plain_queue",
          text: `select ${facts.map((fact) => `"${fact}"`).join(", ")} from plain_queue
                 where status <> 'closed' order by "dueAt", id limit $1`,
          values: [most],
        })
      ).rows,
    close: () => pool.end(),
  };
}
