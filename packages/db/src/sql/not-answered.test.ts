import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import type pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testDatabase, testStore, type TestDatabase } from "../testing/index.ts";
import { notAnswered } from "./not-answered.ts";
import { openPool } from "./pool.ts";
import { watchLine } from "./line-watch.ts";

const PACE = { everyMs: 50, silentMs: 200, graceMs: 200 };

let database: TestDatabase;
let line: CuttableLine;
let far: pg.PoolConfig;
beforeEach(async () => {
  database = await testDatabase();
  const { host = "", port = 0 } = database.connection;
  line = await openLine({ path: join(host, `.s.PGSQL.${port}`) });
  far = { ...database.connection, host: "127.0.0.1", port: line.port };
});
afterEach(async () => {
  await line.close();
  await database.drop();
});

const thrown = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => expect.unreachable("it was answered"),
    (error: unknown) => error,
  );

it("[DB777] a line that refuses, one that breaks, one that is dead, a server that is late and one that lets go have not answered", async () => {
  const watch = watchLine(far, PACE);
  const pool = openPool(watch.connection, 3);
  await pool.query("select 2");
  const broken = thrown(pool.query("select pg_sleep(30)"));
  await line.cut("refused");
  const found = [await broken, await thrown(pool.query("select 1"))];
  await line.mend();

  await expect
    .poll(async () =>
      pool.query("select 1").then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  // The watch has its own connection again.
  await expect
    .poll(async () => {
      const asked = `select count(*)::integer as count from pg_stat_activity
        where datname = current_database() and query = 'select 1' and pid <> pg_backend_pid()`;
      return (await pool.query<{ count: number }>(asked)).rows[0]?.count;
    })
    .toBeGreaterThan(0);
  await line.cut("silent");
  const dead = thrown(pool.query("select 1"));
  await line.mend();
  found.push(await dead);

  const impatient = openPool(
    { ...database.connection, query_timeout: 50, connectionTimeoutMillis: 1_000 },
    1,
  );
  found.push(await thrown(impatient.query("select pg_sleep(30)")));
  const held = await impatient.connect();
  found.push(await thrown(impatient.query("select 1")));
  found.push(await thrown(held.query("select pg_terminate_backend(pg_backend_pid())")));
  held.release(true);
  await Promise.all([impatient.end(), pool.end(), watch.close()]);
  expect(found.map((error) => [String(error), notAnswered(error)])).toEqual(
    found.map((error) => [String(error), true]),
  );
});

it("[DB777] so has a line that refuses Prisma", async () => {
  const store = await testStore({ connection: far });
  await store.prisma.session.findMany();
  await line.cut("refused");
  const error = await thrown(store.prisma.session.findMany());
  await line.mend();
  await store.close();
  expect([String(error), notAnswered(error)]).toEqual([String(error), true]);
});

it("[DB777] a file that is not there is no line that broke, and a socket that is not there is one, and so is no address of several", async () => {
  const file = await thrown(readFile(join(tmpdir(), "no such file", "1")));
  const socket = await thrown(openPool({ host: join(tmpdir(), "no such folder") }, 1).query("select 1"));
  const several = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
  expect(file).toMatchObject({ code: "ENOENT" });
  expect(socket).toMatchObject({ code: "ENOENT" });
  expect([file, socket, several].map(notAnswered)).toEqual([false, true, true]);
});

it("[DB777] what the database says no to, and a mistake of ours, was answered", async () => {
  const pool = openPool(database.connection, 1);
  const refused = await thrown(pool.query("select 1 / 0"));
  await pool.end();
  expect([refused, new TypeError("of ours"), "words", null].map(notAnswered)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
