import type pg from "pg";
import type { Keyring } from "../keyring/keyring.ts";
import type { Owners } from "../sealing/owners.ts";
import type { Commits } from "../sql/commits.ts";

/** What the parts of one store share. */
export interface Inside {
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  readonly keyring: Keyring;
  readonly owners: Owners;
  readonly commits: Commits;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}
