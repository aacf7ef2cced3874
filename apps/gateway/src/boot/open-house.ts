import type { Keyring, Store } from "@holdfast/db";
import { loadKeyring, migrate, sealed, thisMachine } from "@holdfast/db/start";
import type { Env } from "../env/read.ts";
import { keyPlaces, type KeyEnv } from "./key-places.ts";
import { reachDatabase, type ReachDatabase } from "./reach-database.ts";

/** The database, open and of this release. */
export interface House {
  readonly store: Store;
  readonly keyring: Keyring;
  /** Whether the embedded database was made just now, by this very start. */
  readonly fresh: boolean;
}

export interface OpenHouse extends ReachDatabase {
  readonly env: Pick<Env, "databaseUrl" | "offMs"> & KeyEnv;
  readonly clock: () => number;
}

/** Starts or reaches the database, brings its schema up to date and opens the store; rejects with the reason. */
export async function openHouse({ env, clock, say, shutdown, meanwhile }: OpenHouse): Promise<House> {
  const connection = await reachDatabase({ env, say, shutdown, meanwhile });
  const keyring = await loadKeyring({
    ...keyPlaces(env),
    sealed: () => sealed(connection),
    say,
  });
  say("Applying migrations.");
  const applied = await migrate(connection);
  if (applied.length > 0)
    say(`Applied ${applied.length === 1 ? "1 migration" : `${applied.length} migrations`}.`);
  const passing = await thisMachine(env.offMs);
  // Every statement there is, which nobody needs before: read while PostgreSQL's own programs were at work, where they were.
  const { openStore } = await import("@holdfast/db");
  const store = await openStore({ connection, keyring, clock, passing });
  shutdown.later(() => store.close());
  return { store, keyring, fresh: env.databaseUrl === null && (await store.staff.count()) === 0 };
}
