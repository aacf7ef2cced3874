import { testDatabase } from "@holdfast/db/testing";
import { existsSync } from "node:fs";
import { Client } from "pg";
import { expect, it } from "vitest";
import { programsOf } from "../server/postgres-programs.ts";
import { startBareCluster } from "./bare-cluster.ts";

it("is a server of the same release as ours, with nothing in it, and is gone afterwards", async () => {
  const { connection, drop } = await testDatabase();
  const version = async (to: typeof connection): Promise<unknown> => {
    const client = new Client(to);
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version') as version");
    await client.end();
    return rows;
  };
  const bare = await startBareCluster(await programsOf(connection), ["max_wal_size=512MB"]);
  expect(await version(bare.connection)).toEqual(await version(connection));
  await bare.close();
  expect(existsSync(bare.data)).toBe(false);
  await drop();
});
