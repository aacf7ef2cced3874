import { availableParallelism } from "node:os";
import { databaseWorkers, SERVERS_VARIABLE } from "./server-variable.ts";
import { startTestServer } from "./test-server.ts";

/** Starts the run's database servers for Vitest, one for each worker that goes on at once, and stops them at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env[SERVERS_VARIABLE] !== undefined) return async () => {};
  const count = databaseWorkers(availableParallelism());
  const servers = await Promise.all(Array.from({ length: count }, startTestServer));
  // Test processes are made later and inherit it.
  process.env[SERVERS_VARIABLE] = JSON.stringify(servers.map(({ connection }) => connection));
  return async () => {
    delete process.env[SERVERS_VARIABLE];
    await Promise.all(servers.map(({ stop }) => stop()));
  };
}
