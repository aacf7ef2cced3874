import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadKeyring, migrate, openStore, startEmbedded, type Keyring, type Store } from "@holdfast/db";
import type { PoolConfig } from "pg";
import { emptyDatabase } from "./empty-database.ts";
import { serverCpuMicros } from "./server-cpu.ts";

/** One PostgreSQL for the run: ours in one database, each limit in another of the same server. */
export interface BenchServer {
  /** The database of ours, migrated. */
  readonly connection: PoolConfig;
  /** Ours, as a gateway would open it. */
  readonly store: Store;
  /** Seals and hashes for `store`; a second process needs the same folder. */
  readonly keyring: Keyring;
  readonly keyFolder: string;
  /** Makes an empty database beside ours, for a limit. */
  readonly database: (name: string) => Promise<PoolConfig>;
  /** CPU time that the server has used so far, in microseconds; `NaN` where it cannot be read. */
  readonly cpuMicros: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a server in a folder of its own that is gone afterwards. */
export async function openBenchServer(say: (words: string) => void): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-"));
  // As root the server runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const data = join(folder, "pg");
  const keyFolder = join(folder, "key");
  const embedded = await startEmbedded(data, say);
  await migrate(embedded.connection);
  const keyring = await loadKeyring({ folder: keyFolder, fromEnvironment: undefined, say: () => {} });
  const store = await openStore({ connection: embedded.connection, keyring, clock: Date.now });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await store.close();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    connection: embedded.connection,
    store,
    keyring,
    keyFolder,
    database: (name) => emptyDatabase(embedded.connection, name),
    cpuMicros: () => serverCpuMicros(data),
    close: () => (closing ??= close()),
  };
}
