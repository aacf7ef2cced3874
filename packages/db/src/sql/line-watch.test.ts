import { join } from "node:path";
import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listen } from "../log/listen.ts";
import { testDatabase, type TestDatabase } from "../testing/index.ts";
import { openHeldClients } from "./held-clients.ts";
import { watchLine, type LineWatch } from "./line-watch.ts";
import { openPool, patiently } from "./pool.ts";

const PACE = { everyMs: 50, silentMs: 200, graceMs: 200 };
const SOON = { timeout: 5_000, interval: 20 };

let database: TestDatabase;
let line: CuttableLine;
let watch: LineWatch;
let pool: pg.Pool;
beforeEach(async () => {
  database = await testDatabase();
  const { host = "", port = 0 } = database.connection;
  // As if a network lay between: the server itself is in the files of this machine.
  line = await openLine({ path: join(host, `.s.PGSQL.${port}`) });
  watch = watchLine({ ...database.connection, host: "127.0.0.1", port: line.port }, PACE);
  pool = openPool(watch.connection, 4);
});
afterEach(async () => {
  await watch.close();
  await line.close();
  await pool.end();
  await database.drop();
});

const ids = async (): Promise<readonly number[]> =>
  Promise.all(
    Array.from({ length: 4 }, async () => {
      const { rows } = await pool.query<{ id: number }>("select pg_backend_pid() as id, pg_sleep(0.05)");
      return rows[0]?.id ?? 0;
    }),
  );
const outcome = async (asked: Promise<unknown>): Promise<string> => asked.then(() => "answered", String);
/** Until the watch has a connection of its own by which to tell. */
const watched = async (): Promise<void> => {
  await expect
    .poll(async () => {
      const { rows } = await pool.query<{ count: number }>(
        "select count(*)::integer from pg_stat_activity where datname = current_database() and query = 'select 1'",
      );
      return rows[0]?.count;
    }, SOON)
    .toBe(1);
};

describe("a line to the database", () => {
  it("[DB730] that was cut without a word and is back costs what was asked on it, and no more: all that is dead on it is given up", async () => {
    await ids();
    const held = openHeldClients(patiently(watch.connection));
    await held.use(async (client) => client.query("select 2"));
    let woken = 0;
    const listener = await listen(watch.connection, () => (woken += 1));
    await watched();
    await line.cut("silent");
    const asked = outcome(pool.query("select 1"));
    // Neither an old one nor a new one answers: nothing is given up.
    await expect.poll(() => watch.givenUp(), { timeout: 900, interval: 300 }).toBe(0);
    await line.mend();
    expect(await asked).toContain("the line to the database was dead");
    // The others were idle, and would each have kept whoever asked next waiting for half a minute.
    const begun = performance.now();
    await ids();
    await held.use(async (client) => client.query("select 2"));
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(watch.givenUp()).toBeGreaterThanOrEqual(6);
    await expect.poll(() => woken, SOON).toBeGreaterThan(0);
    expect(listener.isUp()).toBe(true);
    await listener.close();
    await held.close();
  });

  it("[DB730] is watched from its first connection on, however seldom it is looked at", async () => {
    const seldom = watchLine(
      { ...database.connection, host: "127.0.0.1", port: line.port },
      { ...PACE, everyMs: 60_000 },
    );
    const one = openPool(seldom.connection, 1);
    await watch.close();
    await one.query("select 2");
    await watched();
    expect(seldom.givenUp()).toBe(0);
    await one.end();
    await seldom.close();
  });

  it("[DB730] behind which a server is slow is kept, with whatever is asked on it", async () => {
    const before = new Set(await ids());
    await watched();
    expect(await outcome(pool.query("select pg_sleep(1.2)"))).toBe("answered");
    expect(watch.givenUp()).toBe(0);
    expect((await ids()).every((id) => before.has(id))).toBe(true);
  });

  it("[DB730] that refuses says so itself", async () => {
    await ids();
    await watched();
    await line.cut("refused");
    expect(await outcome(pool.query("select 1"))).toMatch(/ECONNREFUSED|terminated/);
    await line.mend();
    await expect.poll(async () => outcome(pool.query("select 1")), SOON).toBe("answered");
    expect(watch.givenUp()).toBe(0);
  });
});
