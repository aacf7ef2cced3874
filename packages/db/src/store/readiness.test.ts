import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPool } from "../sql/pool.ts";
import { rawClient } from "../testing/raw-client.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { testDatabase, testStore, type TestStore } from "../testing/index.ts";
import { readiness } from "./readiness.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

describe("being ready", () => {
  it("says that nothing is reachable where no server is, and does not throw", async () => {
    const folder = await temporaryFolder();
    const pool = openPool({ ...store.connection, host: folder.path }, 1);
    expect(await readiness(pool)).toEqual({ reachable: false, tailAgeMs: 0 });
    await pool.end();
    await folder.remove();
  });

  it("is reachable again on the same pool after every connection was cut", async () => {
    expect((await store.readiness()).reachable).toBe(true);
    const client = await rawClient(store.connection);
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await client.end();
    await expect.poll(async () => (await store.readiness()).reachable).toBe(true);
  });

  it("[DB50] counts an open writer of another database too, since it holds back the tail", async () => {
    const other = await testDatabase();
    const writer = await rawClient(other.connection);
    await writer.query("begin");
    await writer.query("select pg_current_xact_id()");
    await writer.query("select pg_sleep(0.05)");
    expect((await store.readiness()).tailAgeMs).toBeGreaterThanOrEqual(50);
    await writer.query("rollback");
    await writer.end();
    await other.drop();
  });
});
