import { access } from "node:fs/promises";
import { join } from "node:path";
import { loadKeyring, reachRotation, StartRefusal, type Keyring, type RotationStore } from "@holdfast/db";
import { keyPlaces, type KeyEnv } from "../../boot/key-places.ts";
import { reachDatabase, type ReachDatabase } from "../../boot/reach-database.ts";
import type { Env } from "../../env/read.ts";

interface ReachHouseRotation extends ReachDatabase {
  readonly env: Pick<Env, "databaseUrl"> & KeyEnv;
}

/** The keys of this house and its rotation, as they are: makes no database, and migrates nothing. Rejects with the reason. */
export async function reachHouseRotation({ env, say, shutdown }: ReachHouseRotation): Promise<{
  readonly rotation: RotationStore;
  readonly keyring: Keyring;
}> {
  if (env.databaseUrl === null)
    await access(join(env.dataFolder, "pg", "PG_VERSION")).catch(() => {
      throw new StartRefusal(`There is no database in ${env.dataFolder}: look at HOLDFAST_DATA.`);
    });
  // Made now, a first key would be none that anything was sealed with.
  const keyring = await loadKeyring({ ...keyPlaces(env), sealed: async () => true, say });
  const connection = await reachDatabase({ env, say, shutdown });
  const { rotation, close } = await reachRotation({ connection, keyring });
  shutdown.later(close);
  return { rotation, keyring };
}
