import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import type { RefusalBudget } from "../audit/refusal-budget.ts";
import type { HouseTimeStore } from "../house-time/house-time-store.ts";
import type { Keyring } from "../keyring/keyring.ts";
import type { Owners } from "../sealing/owners.ts";
import type { Commits } from "../sql/commits.ts";
import type { Queryable } from "../sql/statement.ts";

/** What the parts of one store share. */
export interface Inside {
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  readonly keyring: Keyring;
  readonly owners: Owners;
  readonly commits: Commits;
  /** What of refusals is still a row of its own, of each account (AU14). */
  readonly refusals: RefusalBudget<UserId | null>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** The database's clock, which is one for all gateways, in milliseconds since 1970. */
  readonly databaseTime: (on: Queryable) => Promise<number>;
  /** What a test turned that clock to; `null`: nobody did, and a statement that reads the clock itself may. */
  readonly turnedTime: () => number | null;
  /** What has really passed, whatever the clock says. */
  readonly houseTime: HouseTimeStore;
}
