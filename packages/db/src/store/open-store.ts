import type { PoolConfig } from "pg";
import type { Keyring } from "../keyring/keyring.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  readonly connection: PoolConfig;
  readonly keyring: Keyring;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly poolSize?: number;
}

/** Opens the store, or refuses when the database was sealed with another master key. */
export async function openStore(options: StoreOptions): Promise<Store> {
  throw new Error(`not built yet: ${options.connection.database}`);
}
