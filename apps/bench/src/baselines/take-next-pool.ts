import { Pool, type PoolConfig } from "pg";

/** The least that it can cost to give each of many another contact: the first that nobody else is being given, each on a connection of their own. */
export interface TakeNextLimit {
  /** Milliseconds until everybody has one. What they took is free again afterwards. */
  readonly race: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens a pool with a connection for each of them, and a table in which one contact more waits than there are of them. */
export async function createTakeNextLimit(connection: PoolConfig, takers: number): Promise<TakeNextLimit> {
  const pool = new Pool({ ...connection, max: takers });
  pool.on("error", () => {}); // dropped with its database at the end
  await pool.query(`
    create table contact (id uuid primary key default gen_random_uuid(), status int not null default 0, due_at timestamptz not null default now(),
      holder int, held_since timestamptz, version int not null default 1);
    create index on contact (due_at, id) where status = 0;
  `);
  await pool.query("insert into contact select from generate_series(0, $1)", [takers]);
  return {
    race: async () => {
      const begun = performance.now();
      const taken = await Promise.all(Array.from({ length: takers }, async (_, taker) => take(pool, taker)));
      const milliseconds = performance.now() - begun;
      const distinct = new Set(taken).size;
      if (distinct !== takers) throw new Error(`the limit itself gave ${distinct} to ${takers}`);
      await pool.query("update contact set status = 0, holder = null, held_since = null where status = 1");
      return milliseconds;
    },
    close: () => pool.end(),
  };
}

async function take(pool: Pool, taker: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>({
    name: "take_next",
    text: `update contact set status = 1, holder = $1, held_since = now(), version = version + 1
           where id = (select id from contact where status = 0 order by due_at, id limit 1 for update skip locked)
           returning id`,
    values: [taker],
  });
  const [row] = rows;
  if (row === undefined) throw new Error("the limit itself found nothing");
  return row.id;
}
