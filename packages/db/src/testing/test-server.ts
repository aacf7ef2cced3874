import { mkdtemp, rm, chmod } from "node:fs/promises";
import { join } from "node:path";
import { placeOfTests } from "@holdfast/tooling/quick-place";
import type { PoolConfig } from "pg";
import pg from "pg";
import { startServer } from "../embedded/start-server.ts";
import { migrate } from "../migrate/migrate.ts";

/** The migrated database that every test database is copied from. */
export const TEMPLATE = "holdfast_template";

/** A server for tests: as ours, but it does not wait for the disk. */
export interface TestServer {
  readonly connection: PoolConfig;
  readonly stop: () => Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(placeOfTests(), "holdfast-test-"));
  await chmod(folder, 0o755);
  const server = await startServer(join(folder, "pg"), () => {}, [
    "fsync = off",
    "full_page_writes = off",
    "max_connections = 400",
    // In memory a log of changes that nobody will read again is better short.
    "max_wal_size = 256MB",
  ]);
  await makeTemplate(server.connection);
  return {
    connection: server.connection,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeTemplate(connection: PoolConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await migrate({ ...connection, database: TEMPLATE });
  await client.query(`alter database ${TEMPLATE} is_template true`);
  await client.end();
}
