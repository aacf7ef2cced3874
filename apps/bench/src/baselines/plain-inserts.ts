import { readFile } from "node:fs/promises";
import pg from "pg";

/** Rows of the same columns, written as plainly as PostgreSQL takes them. */
export interface PlainInserts {
  /** So many, each in a transaction of its own. */
  readonly each: (count: number) => Promise<void>;
  /** So many, of one statement. */
  readonly together: (count: number) => Promise<void>;
  /** One, committed, of columns that nobody counts: what waiting for the disk once costs. */
  readonly beside: () => Promise<void>;
  readonly count: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const VALUES = `'staff', gen_random_uuid(), 'looked', 'contact', gen_random_uuid(), gen_random_uuid(), '{"version": 1}'`;
const COLUMNS = "(actor, actor_id, deed, thing, subject_id, contact_id, facts)";
const INSERT = `insert into plain_row ${COLUMNS}`;

export async function openPlainInserts(connection: pg.PoolConfig): Promise<PlainInserts> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(await readFile(new URL("./plain-inserts-schema.sql", import.meta.url), "utf8"));
  return {
    async each(count) {
      for (let nth = 0; nth < count; nth += 1)
        await client.query({ name: "plain_each", text: `${INSERT} values (${VALUES})` });
    },
    async together(count) {
      await client.query(`${INSERT} select ${VALUES} from generate_series(1, $1)`, [count]);
    },
    async beside() {
      await client.query({
        name: "plain_beside",
        text: `insert into plain_beside ${COLUMNS} values (${VALUES})`,
      });
    },
    count: async () => (await client.query("select from plain_row")).rowCount ?? 0,
    close: () => client.end(),
  };
}
