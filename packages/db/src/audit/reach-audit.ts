import { openHouseTime } from "../house-time/open-house-time.ts";
import { readDatabaseTime } from "../house-time/read-database-time.ts";
import { thisMachine } from "../house-time/this-machine.ts";
import { openCommits } from "../sql/commits.ts";
import { openPool } from "../sql/pool.ts";
import { openOwners } from "../sealing/owners.ts";
import { readKeys } from "../rotation/key-statements.ts";
import { StartRefusal } from "../start-refusal.ts";
import type { StoreOptions } from "../store/open-store.ts";
import { hasAudit } from "./audit-statements.ts";
import type { AuditStore } from "./audit-store.ts";
import { openAudit } from "./open-audit.ts";
import { refusalBudget } from "./refusal-budget.ts";

/** An audit that is looked at from outside. */
interface ReachedAudit {
  readonly audit: Pick<
    AuditStore,
    "end" | "verify" | "guardFaults" | "readAnchor" | "readRestored" | "restoredLine" | "read"
  >;
  readonly close: () => Promise<void>;
}

/** Verifying writes nothing at all; asking who did what adds that it was asked (AU12). */
type Reach = Pick<StoreOptions, "connection" | "keyring" | "clock"> & {
  readonly for: "verifying" | "asking";
};

/**
 * Reaches the audit of a database as it is, and changes nothing there but, for asking, that it was asked. Throws a `StartRefusal` where
 * none of this key's is.
 */
export async function reachAudit({ connection, keyring, clock, for: what }: Reach): Promise<ReachedAudit> {
  const readOnly = what === "verifying" ? "-c default_transaction_read_only=on" : "";
  const options = [connection.options ?? "", readOnly].join(" ").trim();
  const pool = openPool(options === "" ? connection : { ...connection, options }, 1);
  try {
    const [there] = await hasAudit(pool);
    if (there?.there !== true) throw new StartRefusal("There is no audit in this database.");
    const [row] = await readKeys(pool);
    if (row === undefined || !keyring.settle({ ...row, isTagged: row.is_tagged }))
      throw new StartRefusal("The audit of this database was sealed with another master key.");
  } catch (error) {
    await pool.end();
    throw error;
  }
  const owners = openOwners(keyring);
  const passing = await thisMachine(0);
  return {
    audit: openAudit({
      pool,
      connection,
      keyring,
      clock,
      owners,
      commits: openCommits(),
      refusals: refusalBudget(),
      databaseTime: (on) => readDatabaseTime(on, passing),
      turnedTime: () => passing.databaseClock?.() ?? null,
      houseTime: openHouseTime(pool, clock, passing),
    }),
    close: () => pool.end(),
  };
}
