import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { makeKeyring } from "../keyring/make-keyring.ts";
import { StartRefusal } from "../start-refusal.ts";
import { testDatabase, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";
import { findEmbedded } from "./find-embedded.ts";
import { inspectDatabase } from "./inspect-database.ts";

const OTHER = makeKeyring(Buffer.alloc(32, 9));

describe("asking a database what it is", () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  const change = async (connection: TestStore["connection"], sql: string): Promise<void> => {
    const client = await rawClient(connection);
    await client.query(sql);
    await client.end();
  };

  it("[DB86] tells one of this release, sealed with this key, whose clock goes right", async () => {
    const { connection, keyring } = store;
    const found = await inspectDatabase(connection, keyring, Date.now);
    expect(found).toMatchObject({ schema: "current", sealedWith: "this" });
    expect(found.server).toMatch(/^18\b/);
    expect(Math.abs(found.clockAheadMs)).toBeLessThan(500);
  });

  it("[DB86] tells another key from this one, and none", async () => {
    const { connection } = store;
    expect((await inspectDatabase(connection, OTHER, Date.now)).sealedWith).toBe("another");
    expect((await inspectDatabase(connection, null, Date.now)).sealedWith).toBe("another");
    const fresh = await testDatabase();
    expect((await inspectDatabase(fresh.connection, OTHER, Date.now)).sealedWith).toBeNull();
    await fresh.drop();
  });

  it.each([
    ["behind", "delete from _prisma_migrations where migration_name like '0012%'"],
    [
      "ahead",
      "update _prisma_migrations set migration_name = '9999_later' where migration_name like '0012%'",
    ],
    ["failed", "update _prisma_migrations set finished_at = null where migration_name like '0012%'"],
    ["empty", "drop table _prisma_migrations"],
  ])("[DB86] tells a schema that is %s", async (schema, sql) => {
    const database = await testDatabase();
    await change(database.connection, sql);
    expect((await inspectDatabase(database.connection, OTHER, Date.now)).schema).toBe(schema);
    await database.drop();
  });

  it("[DB86] tells how far the clocks are apart, in both directions", async () => {
    const { connection } = store;
    const look = async (off: number) =>
      (await inspectDatabase(connection, null, () => Date.now() + off)).clockAheadMs;
    expect(Math.abs((await look(60_000)) + 60_000)).toBeLessThan(500);
    expect(Math.abs((await look(-60_000)) - 60_000)).toBeLessThan(500);
  });

  it("[DB86] refuses in one sentence where nobody answers", async () => {
    const nowhere = { ...store.connection, host: "127.0.0.1", port: 1, connectionTimeoutMillis: 2_000 };
    await expect(inspectDatabase(nowhere, null, Date.now)).rejects.toThrow(StartRefusal);
  });
});

describe("looking for the embedded server", () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  it("[DB86] finds one that runs, and one that does not, and starts none", async () => {
    const data = join(folder.path, "pg");
    const server = await startEmbedded(data, () => {});
    const found = await findEmbedded(data);
    if (found.kind !== "running") throw new Error(`it is ${found.kind}`);
    expect((await inspectDatabase(found.connection, null, Date.now)).schema).toBe("empty");
    await server.stop();
    expect(await findEmbedded(data)).toEqual({ kind: "stopped" });
    expect(await findEmbedded(data)).toEqual({ kind: "stopped" });
  });

  it("[DB86] makes nothing where nothing is", async () => {
    expect(await findEmbedded(join(folder.path, "data", "pg"))).toEqual({ kind: "absent" });
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("[DB81] refuses a folder that is something else", async () => {
    await expect(findEmbedded(import.meta.dirname)).rejects.toThrow(StartRefusal);
  });
});
