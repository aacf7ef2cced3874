import fc from "fast-check";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectToStart } from "../migrate/connect.ts";
import { testDatabase, type TestDatabase } from "../testing/index.ts";
import { threadHash, threadLock } from "../sealing/thread-hash.ts";
import { TEST_KEYRING } from "../testing/index.ts";
import { bigintArray, booleanArray, byteaArray, integerArray, textArray, uuidArray } from "./binary-array.ts";
import { openPool } from "./pool.ts";
import { prismaStatementName } from "./prisma-statement-name.ts";
import { statement } from "./statement.ts";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.connection, 2);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe("talking to PostgreSQL", () => {
  it("sends byte arrays in binary, nulls and empties included", async () => {
    const echo = statement<{ back: (Buffer | null)[] }, [array: Buffer]>(
      "echo",
      "select $1::bytea[] as back",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.uint8Array({ maxLength: 40 }))), async (values) => {
        const buffers = values.map((value) => (value === null ? null : Buffer.from(value)));
        expect((await echo(pool, byteaArray(buffers)))[0]?.back).toEqual(buffers);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, fc.Arbitrary<unknown>, (values: never) => Buffer]>([
    ["text", fc.option(fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"))), textArray],
    ["bigint", fc.option(fc.maxSafeInteger()), bigintArray],
    ["integer", fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), integerArray],
    ["boolean", fc.boolean(), booleanArray],
    ["uuid", fc.uuid(), uuidArray],
  ])("sends arrays of %s in binary as they are", async (type, value, array) => {
    // As JSON, so that no parser of the driver's stands in between.
    const echo = statement<{ back: unknown }, [array: Buffer]>(
      `echo_${type}`,
      `select to_json($1::${type}[]) as back`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value), async (values) => {
        expect((await echo(pool, array(values as never)))[0]?.back).toEqual(values);
      }),
      { numRuns: 30 },
    );
  });

  it("does not send half an id", () => {
    expect(() => uuidArray(["0190c0de"])).toThrow("not an id");
    expect(() => uuidArray(["not-hexadecimal-at-all-not-at-all"])).toThrow("not an id");
  });

  it("computes a thread's lock as the database does", async () => {
    const lockOf = statement<{ lock: string }, [hash: Buffer]>(
      "lock_of",
      "select thread_lock($1)::text as lock",
    );
    for (let each = 0; each < 20; each += 1) {
      const hash = threadHash(TEST_KEYRING, "sms" as never, `thread ${each}`);
      expect((await lockOf(pool, hash))[0]?.lock).toBe(String(threadLock(hash)));
    }
  });

  it("turns instants into milliseconds and back without losing one", async () => {
    const there = statement<{ back: number }, [at: number]>("there", "select ms(instant($1)) as back");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4_102_444_800_000 }), async (at) => {
        expect((await there(pool, at))[0]?.back).toBe(at);
      }),
      { numRuns: 100 },
    );
  });

  it("lets no transaction stay open, whatever the server was told", async () => {
    const sql = `select name, source from pg_settings
      where name in ('transaction_timeout', 'idle_in_transaction_session_timeout') and setting <> '0' order by name`;
    expect((await pool.query(sql)).rows).toEqual([
      { name: "idle_in_transaction_session_timeout", source: "client" },
      { name: "transaction_timeout", source: "client" },
    ]);
  });

  it.each<[who: string, connect: (connection: pg.PoolConfig) => Promise<pg.Client | pg.Pool>]>([
    ["whoever spoke", async (connection) => openPool(connection, 1)],
    [
      "whoever spoke, and was told options of their own,",
      async (connection) => openPool({ ...connection, options: "-c work_mem=5MB" }, 1),
    ],
    ["whoever migrated", connectToStart],
  ])(
    "[DB776] has the server find out within ten seconds that %s is gone, whatever the server was told",
    async (_who, connect) => {
      const asked = `select name, reset_val::integer as told, unit, source from pg_settings where name like 'tcp_%' order by name`;
      const spoke = await connect(database.connection);
      const { rows } = await spoke.query<{ name: string; told: number; source: string }>(asked);
      await spoke.end();
      expect(rows.map(({ source }) => source)).toEqual(["client", "client", "client", "client"]);
      const told = new Map(rows.map((row) => [row.name, row.told]));
      const [idle = 0, every = 0, count = 0] = ["idle", "interval", "count"].map((name) =>
        told.get(`tcp_keepalives_${name}`),
      );
      expect(Math.min(idle, every, count)).toBeGreaterThan(0);
      expect(idle + every * count).toBeLessThanOrEqual(10);
      expect(told.get("tcp_user_timeout")).toBe(10_000);
    },
  );

  it("gives up on a server that does not answer, and goes on with a new connection", async () => {
    expect(pool.options.query_timeout).toBeGreaterThan(0);
    const impatient = openPool({ ...database.connection, query_timeout: 1_000 }, 1);
    await expect(impatient.query("select pg_sleep(30)")).rejects.toThrow("timeout");
    expect((await impatient.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await impatient.end();
  });

  it("survives a lost connection", async () => {
    const one = statement<{ one: number }>("one", "select 1 as one");
    await one(pool);
    const [{ pid } = { pid: 0 }] = await statement<{ pid: number }>(
      "pid",
      "select pg_backend_pid() as pid",
    )(pool);
    const killer = openPool(database.connection, 1);
    await killer.query("select pg_terminate_backend($1)", [pid]);
    await killer.end();
    await expect.poll(async () => one(pool).catch(() => null)).toEqual([{ one: 1 }]);
  });

  it("names a bounded number of Prisma's statements, and never a transaction's", () => {
    const name = prismaStatementName(2);
    const first = name({ sql: "select 1" });
    expect(name({ sql: "select 1" })).toBe(first);
    expect(name({ sql: "BEGIN" })).toBe("");
    expect(name({ sql: "select 2" })).not.toBe(first);
    expect(name({ sql: "select 3" })).toBe("");
  });
});
