import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { rawClient, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let client: pg.Client;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  client = await rawClient(store.connection);
});
afterEach(() => client.end());

const one = async (text: string): Promise<unknown> =>
  Object.values((await client.query<Record<string, unknown>>(text)).rows[0] ?? {})[0];
const kept = async (): Promise<unknown> => one("select current_setting('holdfast.epoch', true)");

it("[W64] a process works out once in which life of the database it is, and says the same from then on", async () => {
  const read = await one("select read_log_epoch()");
  expect(read).toMatch(/^[0-9a-f]{16}$/);
  await client.query("begin; set local track_functions = 'all'");
  for (let each = 0; each < 3; each += 1) expect(await one("select log_epoch()")).toBe(read);
  const calls = await one("select pg_stat_get_xact_function_calls('read_log_epoch'::regproc)::integer");
  await client.query("commit");
  expect(calls).toBe(1);
});

it("[W64] what was worked out in a transaction that is undone is worked out again", async () => {
  await client.query("begin");
  const first = await one("select log_epoch()");
  await client.query("rollback");
  expect(await kept()).toBe("");
  expect(await one("select log_epoch()")).toBe(first);
});

it.each([
  ["another process", "pg_backend_pid() + 1", "pg_postmaster_start_time()"],
  [
    "a server that was started at another time",
    "pg_backend_pid()",
    "pg_postmaster_start_time() - interval '1 second'",
  ],
])("[W64] what %s worked out is not believed", async (_, pid, startedAt) => {
  const read = await one("select read_log_epoch()");
  await client.query(
    `select set_config('holdfast.epoch', 'ffffffffffffffff ' || ${pid} || ':' || date_part('epoch', ${startedAt}), false)`,
  );
  expect(await one("select log_epoch()")).toBe(read);
  expect(await kept()).toContain(`${String(read)} `);
});

it("[W64] a server that follows another keeps nothing of it: it may be made the first one while a process lives", async () => {
  await client.query(`create schema following;
    create function following.pg_is_in_recovery() returns boolean language sql return true;
    set search_path = following, pg_catalog, public`);
  const first = await one("select log_epoch()");
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect((await kept()) ?? "").toBe("");
  await client.query("set search_path to default; drop schema following cascade");
  expect(await one("select log_epoch()")).toBe(first);
  expect(await kept()).toContain(`${String(first)} `);
});
