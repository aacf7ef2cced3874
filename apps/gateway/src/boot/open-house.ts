import { join } from "node:path";
import {
  loadKeyring,
  migrate,
  openStore,
  sealed,
  startEmbedded,
  type Keyring,
  type Store,
} from "@holdfast/db";
import type { Env } from "../env/read.ts";
import type { Shutdown } from "./shutdown.ts";

/** The database, open and of this release. */
export interface House {
  readonly store: Store;
  readonly keyring: Keyring;
  /** Whether the embedded database was made just now, by this very start. */
  readonly fresh: boolean;
}

export interface OpenHouse {
  readonly env: Pick<Env, "databaseUrl" | "dataFolder" | "masterKey">;
  readonly clock: () => number;
  readonly say: (words: string) => void;
  readonly shutdown: Pick<Shutdown, "later">;
}

/** Starts or reaches the database, brings its schema up to date and opens the store; rejects with the reason. */
export async function openHouse({ env, clock, say, shutdown }: OpenHouse): Promise<House> {
  const embedded = env.databaseUrl === null ? startEmbedded(join(env.dataFolder, "pg"), say) : null;
  if (embedded !== null) {
    // Known before it is up, so that a signal during the start leaves no server behind.
    shutdown.later(async () => {
      const server = await embedded.catch(() => null);
      if (server === null) return;
      const outcome = await server.stop();
      say(outcome === "stopped" ? "Stopped the database." : "Left the database to another gateway.");
    });
  } else say("Reaching the database.");
  const connection =
    embedded === null ? { connectionString: env.databaseUrl ?? "" } : (await embedded).connection;
  const keyring = await loadKeyring({
    folder: env.dataFolder,
    fromEnvironment: env.masterKey,
    sealed: () => sealed(connection),
    say,
  });
  say("Applying migrations.");
  const applied = await migrate(connection);
  if (applied.length > 0)
    say(`Applied ${applied.length === 1 ? "1 migration" : `${applied.length} migrations`}.`);
  const store = await openStore({ connection, keyring, clock });
  shutdown.later(() => store.close());
  return { store, keyring, fresh: embedded !== null && (await store.staff.count()) === 0 };
}
