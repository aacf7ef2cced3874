import { SERVER_VARIABLE } from "./server-variable.ts";
import { startTestServer } from "./test-server.ts";

/** Starts the run's one database server for Vitest, and stops it at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env[SERVER_VARIABLE] !== undefined) return async () => {};
  const server = await startTestServer();
  // Test processes are made later and inherit it.
  process.env[SERVER_VARIABLE] = JSON.stringify(server.connection);
  return async () => {
    delete process.env[SERVER_VARIABLE];
    await server.stop();
  };
}
