import { Client, type PoolConfig } from "pg";

/** A log with an identity column and a reader who remembers the highest number it saw: the obvious way, which loses. */
export interface NaiveLog {
  /** Reads everything above the cursor, at most so many; the marks it saw. */
  readonly poll: (most: number) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Makes the table anew and opens its reader. */
export async function openNaiveLog(connection: PoolConfig, table: string): Promise<NaiveLog> {
  const client = new Client(connection);
  await client.connect();
  await client.query(`
    drop table if exists ${table};
    create table ${table} (
      seq bigint generated always as identity primary key,
      stream text not null,
      payload jsonb not null,
      at timestamptz(3) not null default clock_timestamp()
    );
    create index on ${table} (stream, seq);
    create index on ${table} using brin (at);
  `);
  let cursor = "0";
  return {
    poll: async (most) => {
      const { rows } = await client.query<{ seq: string; payload: { mark: string } }>({
        name: "poll",
        text: `select seq, payload from ${table} where seq > $1 order by seq limit $2`,
        values: [cursor, most],
      });
      cursor = rows.at(-1)?.seq ?? cursor;
      return rows.map(({ payload }) => payload.mark);
    },
    close: () => client.end(),
  };
}
