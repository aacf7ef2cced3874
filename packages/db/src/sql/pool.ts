import pg from "pg";

/** The one pool of a store, shared with Prisma. A lost server ends queries, never the process. */
export function openPool(connection: pg.PoolConfig, size: number): pg.Pool {
  const pool = new pg.Pool({ connectionTimeoutMillis: 10_000, ...connection, max: size });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
