import { openPool } from "../sql/pool.ts";
import { StartRefusal } from "../start-refusal.ts";
import type { StoreOptions } from "../store/open-store.ts";
import { settleKeys } from "./open-keys.ts";
import { openRotation } from "./open-rotation.ts";
import { hasRotations } from "./rotation-statements.ts";
import type { RotationStore } from "./rotation-store.ts";

/** A house's rotation that is reached from outside. */
interface ReachedRotation {
  readonly rotation: RotationStore;
  readonly close: () => Promise<void>;
}

/**
 * Reaches the rotation of a house while gateways go on, and migrates nothing. Throws a `StartRefusal` where there is no house of this
 * release, or its key is not here.
 */
export async function reachRotation({
  connection,
  keyring,
}: Pick<StoreOptions, "connection" | "keyring">): Promise<ReachedRotation> {
  const pool = openPool(connection, 2);
  try {
    const [there] = await hasRotations(pool);
    if (there?.there !== true)
      throw new StartRefusal("There is no database of this release here: start a gateway of it first.");
    await settleKeys(pool, keyring, { isStart: true });
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { rotation: openRotation(pool, keyring), close: () => pool.end() };
}
