import { randomBytes } from "node:crypto";
import pg from "pg";

/** The rows that hold an owner's key, in a table that has nothing but them and their ids. */
export interface PlainWraps {
  /** Writes something else of the same length into each, so many at once, and answers how many there were. */
  readonly update: (most: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Copies the contacts of a database of ours, column by column, into a schema of its own there. */
export async function copyPlainWraps(connection: pg.PoolConfig): Promise<PlainWraps> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("create schema plain");
  await client.query("create table plain.contact as select * from public.contact");
  await client.query("alter table plain.contact add primary key (id)");
  await client.query("analyze plain.contact");
  const batch = async (after: string | null, most: number): Promise<readonly Wrap[]> => {
    const { rows } = await client.query<Wrap>({
      name: "plain_wraps",
      text: `select id, owner_key as wrap from plain.contact where ($1::uuid is null or id > $1) order by id limit $2`,
      values: [after, most],
    });
    await client.query({
      name: "plain_rewrap",
      text: `update plain.contact set owner_key = anew.wrap
        from (select unnest($1::uuid[]) as id, unnest($2::bytea[]) as wrap) anew where contact.id = anew.id`,
      values: [rows.map(({ id }) => id), rows.map(({ wrap }) => randomBytes(wrap.length))],
    });
    return rows;
  };
  return {
    async update(most) {
      let [done, after] = [0, null as string | null];
      for (;;) {
        const rows = await batch(after, most);
        done += rows.length;
        after = rows.at(-1)?.id ?? null;
        if (rows.length < most) return done;
      }
    },
    close: () => client.end(),
  };
}

interface Wrap {
  readonly id: string;
  readonly wrap: Buffer;
}
