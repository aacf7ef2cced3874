import type { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lockWaiters } from "./lock-waiters.ts";
import { rawClient } from "./raw-client.ts";
import { testDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
let client: Client;
let first: Client;
let second: Client;
beforeAll(async () => {
  database = await testDatabase();
  client = await rawClient(database.connection);
  first = await rawClient(database.connection);
  second = await rawClient(database.connection);
});
afterAll(async () => {
  for (const each of [client, first, second]) await each.end();
  await database.drop();
});

it("is told who waits for a lock, and says how many do where it waited for more of them in vain", async () => {
  await expect(lockWaiters(client, 1, 20)).rejects.toThrow("0 wait for a lock, of 1");
  await first.query("select pg_advisory_lock(1)");
  const { rows } = await second.query<{ pid: number }>("select pg_backend_pid() as pid");
  const waiting = second.query("select pg_advisory_lock(1)");
  expect(await lockWaiters(client, 1)).toEqual(rows.map(({ pid }) => pid));
  await expect(lockWaiters(client, 2, 20)).rejects.toThrow("1 wait for a lock, of 2");
  await first.query("select pg_advisory_unlock(1)");
  await waiting;
});
