import type { PoolConfig } from "pg";

/** Where test processes find the run's servers, as JSON. Set by the global setup, never by a person. */
export const SERVERS_VARIABLE = "HOLDFAST_TEST_SERVERS";

/** Which of the workers that go on at once this is, counted from 1. Set by Vitest. */
const WORKER_VARIABLE = "VITEST_POOL_ID";

/** How many go on at once on so many cores: a third of the time they wait for a disk or for an hour that is told. */
export function databaseWorkers(cores: number): number {
  return Math.ceil(cores * 1.5);
}

/**
 * The server of this worker, which no other uses meanwhile: a writer that is open holds the log's tail back in every database of
 * its server.
 */
export function serverHere(environment: NodeJS.ProcessEnv = process.env): PoolConfig {
  const servers = JSON.parse(environment[SERVERS_VARIABLE] ?? "[]") as readonly PoolConfig[];
  const worker = Number(environment[WORKER_VARIABLE] ?? "1");
  const server = servers[(worker - 1) % Math.max(servers.length, 1)];
  if (server === undefined)
    throw new Error(
      "no test server: run with packages/db/src/testing/global-setup.ts as Vitest's globalSetup",
    );
  return server;
}
