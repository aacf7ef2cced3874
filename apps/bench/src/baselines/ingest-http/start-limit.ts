import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { PoolConfig } from "pg";

const PROGRAM = fileURLToPath(new URL("../ingest-http.ts", import.meta.url));

/** The limit's program at work. */
export interface IngestLimit {
  readonly pid: number;
  /** Where it takes deliveries. */
  readonly url: URL;
  readonly close: () => Promise<void>;
}

/** Starts the limit over an empty database. */
export async function startIngestLimit(connection: PoolConfig, token: string): Promise<IngestLimit> {
  const child = fork(PROGRAM, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "close").then(() => null);
  child.send({ connection, token });
  const said = await Promise.race([once(child, "message"), ended]);
  if (said === null || child.pid === undefined) throw new Error("the limit's program ended by itself");
  const [{ url }] = said as [{ url: string }];
  return {
    pid: child.pid,
    url: new URL(url),
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
