import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { testDatabase, type TestDatabase } from "../testing/index.ts";
import { openHeldClients, type HeldClients } from "./held-clients.ts";
import { patiently } from "./pool.ts";

let database: TestDatabase;
let outside: pg.Client;
let clients: HeldClients;
beforeAll(async () => {
  database = await testDatabase();
  outside = await rawClient(database.connection);
  clients = openHeldClients(patiently(database.connection, ["enable_seqscan=off"]));
});
afterAll(async () => {
  await clients.close();
  await outside.end();
  await database.drop();
});

const idOf = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ id: number }>("select pg_backend_pid() as id");
  return rows[0]?.id ?? 0;
};

describe("held connections", () => {
  it("serve one piece of work after another, and as many as are needed at once", async () => {
    const first = await clients.use(idOf);
    expect(await clients.use(idOf)).toBe(first);
    const together = await Promise.all([clients.use(idOf), clients.use(idOf)]);
    expect(new Set(together).size).toBe(2);
    expect(together).toContain(first);
  });

  it("have their settings besides those of every connection", async () => {
    const settings = await clients.use(async (client) => {
      const { rows } = await client.query<{ name: string; setting: string }>(
        `select name, setting from pg_settings
         where name in ('enable_seqscan', 'transaction_timeout', 'synchronous_commit') order by name`,
      );
      return rows.map(({ name, setting }) => `${name} ${setting}`);
    });
    expect(settings).toEqual(["enable_seqscan off", "synchronous_commit on", "transaction_timeout 30000"]);
  });

  it("are not used again after work on them failed", async () => {
    const failed = await clients.use(idOf);
    await expect(clients.use(async (client) => client.query("select 1 / 0"))).rejects.toThrow("zero");
    await expect(clients.use(async () => Promise.reject(new Error("no query")))).rejects.toThrow("no query");
    expect(await clients.use(idOf)).not.toBe(failed);
  });

  it("are made anew when the server ends them, in use or not", async () => {
    const used = clients.use(async (client) => client.query("select pg_sleep(60)")).then(() => "", String);
    const sleeping = async (): Promise<number | undefined> => {
      const { rows } = await outside.query<{ pid: number }>(
        "select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
      );
      return rows[0]?.pid;
    };
    await expect.poll(sleeping).toBeDefined();
    await outside.query("select pg_terminate_backend($1)", [await sleeping()]);
    expect(await used).toMatch(/terminat/);
    const unused = await clients.use(idOf);
    await outside.query("select pg_terminate_backend($1, 5000)", [unused]);
    await expect.poll(async () => clients.use(idOf).catch(() => unused)).not.toBe(unused);
  });

  it("end when they are closed, after what is under way", async () => {
    const closing = openHeldClients(patiently(database.connection));
    const order: string[] = [];
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const slow = closing.use(async (client) => {
      begin();
      await client.query("select pg_sleep(0.05)");
      order.push("done");
    });
    await begun;
    const closed = closing.close().then(() => order.push("closed"));
    await Promise.all([slow, closed]);
    expect(order).toEqual(["done", "closed"]);
    await expect(closing.use(idOf)).rejects.toThrow("closed");
  });
});
