import { fileURLToPath } from "node:url";
import type { PoolConfig } from "pg";
import { startProgram, type LimitProgram } from "../start-program.ts";

const PROGRAM = fileURLToPath(new URL("../ingest-http.ts", import.meta.url));

/** Starts the limit over an empty database; it takes deliveries at its address. */
export async function startIngestLimit(connection: PoolConfig, token: string): Promise<LimitProgram> {
  return startProgram(PROGRAM, { connection, token });
}
