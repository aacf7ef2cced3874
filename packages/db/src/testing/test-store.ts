import type { PoolConfig } from "pg";
import type { Passing } from "../house-time/house-time.ts";
import { makeKeyring } from "../keyring/make-keyring.ts";
import type { Keyring } from "../keyring/keyring.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { testDatabase } from "./test-database.ts";
import { turnedTime } from "./turned-time.ts";

export interface TestStoreOptions {
  /** The real clock unless said otherwise. */
  readonly clock?: () => number;
  /** How much time passes for real; as much as the clock says unless said otherwise. */
  readonly passing?: Passing;
  /** 5 unless said otherwise. */
  readonly poolSize?: number;
  /** Another store's database; a fresh one when left out. */
  readonly connection?: PoolConfig;
  /** The one of every test store unless said otherwise. */
  readonly keyring?: Keyring;
}

/** An open store; closing it drops its database, unless the connection was given. */
export interface TestStore extends Store {
  readonly connection: PoolConfig;
  readonly keyring: Keyring;
}

/** The keyring of every test store. */
export const TEST_KEYRING: Keyring = makeKeyring(Buffer.alloc(32, 7));

/** Opens a store with a fixed keyring, or the one that is given. */
export async function testStore(options: TestStoreOptions = {}): Promise<TestStore> {
  const { clock = Date.now, poolSize = 5, keyring = TEST_KEYRING } = options;
  const { passing = turnedTime(clock) } = options;
  const database =
    options.connection === undefined
      ? await testDatabase()
      : { connection: options.connection, drop: async () => {} };
  const { connection } = database;
  const store = await openStore({ connection, keyring, clock, passing, poolSize });
  return {
    ...store,
    connection,
    keyring,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}
