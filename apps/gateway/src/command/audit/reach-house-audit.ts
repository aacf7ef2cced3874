import { access } from "node:fs/promises";
import { join } from "node:path";
import { loadKeyring, reachAudit, StartRefusal, type AuditStore } from "@holdfast/db";
import { keyPlaces, type KeyEnv } from "../../boot/key-places.ts";
import { reachDatabase, type ReachDatabase } from "../../boot/reach-database.ts";
import type { Env } from "../../env/read.ts";

interface ReachHouseAudit extends ReachDatabase {
  readonly env: Pick<Env, "databaseUrl"> & KeyEnv;
  readonly clock: () => number;
  readonly for: "verifying" | "asking";
}

/** The audit of this house as it lies there: makes no database and no key, and migrates nothing. Rejects with the reason. */
export async function reachHouseAudit({ env, clock, for: what, say, shutdown }: ReachHouseAudit): Promise<{
  readonly audit: Pick<AuditStore, "verify" | "guardFaults" | "readAnchor" | "readRestored" | "read">;
}> {
  if (env.databaseUrl === null)
    await access(join(env.dataFolder, "pg", "PG_VERSION")).catch(() => {
      throw new StartRefusal(`There is no database in ${env.dataFolder}: look at HOLDFAST_DATA.`);
    });
  const keyring = await loadKeyring({
    ...keyPlaces(env),
    // Made now, a key would be none that anything was sealed with.
    sealed: async () => true,
    say,
  });
  const connection = await reachDatabase({ env, say, shutdown });
  const { audit, close } = await reachAudit({ connection, keyring, clock, for: what });
  shutdown.later(close);
  return { audit };
}
