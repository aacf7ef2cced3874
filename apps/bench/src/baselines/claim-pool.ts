import { randomUUID } from "node:crypto";
import { Pool, type PoolConfig } from "pg";

/** The least that a race for one row can cost: a conditional update, each claimer on a connection of its own. */
export interface ClaimLimit {
  /** Milliseconds until every claimer was answered. */
  readonly race: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens a pool with a connection for each claimer, and a table with nothing but what the update needs. */
export async function createClaimLimit(connection: PoolConfig, claimers: number): Promise<ClaimLimit> {
  const pool = new Pool({ ...connection, max: claimers });
  pool.on("error", () => {}); // dropped with its database at the end
  await pool.query(`
    create table contact (id uuid primary key, status int not null default 0, holder int, held_since timestamptz, version int not null default 1);
    create index on contact (id) where status = 0;
  `);
  return {
    race: async () => {
      const id = randomUUID();
      await pool.query("insert into contact (id) values ($1)", [id]);
      const begun = performance.now();
      const answers = await Promise.all(
        Array.from({ length: claimers }, (_, claimer) => claim(pool, id, claimer)),
      );
      const milliseconds = performance.now() - begun;
      const winners = answers.filter(Boolean).length;
      if (winners !== 1) throw new Error(`the limit itself had ${winners} winners`);
      return milliseconds;
    },
    close: () => pool.end(),
  };
}

async function claim(pool: Pool, id: string, claimer: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: "claim",
    text: `update contact set status = 1, holder = $2, held_since = now(), version = version + 1
           where id = $1 and status = 0 and version = 1`,
    values: [id, claimer],
  });
  return rowCount === 1;
}
