import { statement } from "../sql/statement.ts";

export const beginRotation = statement<{ id: number }, [from: Buffer, to: Buffer]>(
  "begin_rotation",
  "insert into master_rotation (from_key, to_key) values ($1, $2) on conflict do nothing returning id",
);

/** Whether an earlier rotation went away from that key, to its end. */
export const wasRetired = statement<{ is: boolean }, [key: Buffer]>(
  "was_key_retired",
  "select exists (select from master_rotation where from_key = $1 and retired_at is not null) as is",
);

/** Nobody says anew which keys it has until this transaction ends. */
export const holdHolders = statement("hold_key_holders", "lock table key_holder in share mode");

export const markSwitched = statement<{ id: number }, [id: number]>(
  "mark_rotation_switched",
  "update master_rotation set switched_at = clock_timestamp() where id = $1 and switched_at is null returning id",
);

/** From this commit on a gateway that has only the old key does not start, of whatever release. */
export const switchKeys = statement<{ fingerprint: Buffer }, [fingerprint: Buffer, root: Buffer]>(
  "switch_keys",
  "update keyring set fingerprint = $1, root = $2, is_tagged = true returning fingerprint",
);

export const markClosed = statement<Record<string, never>, [id: number]>(
  "mark_rotation_closed",
  "update master_rotation set closed_at = clock_timestamp() where id = $1 and closed_at is null",
);

export const markRetired = statement<Record<string, never>, [id: number]>(
  "mark_rotation_retired",
  "update master_rotation set retired_at = clock_timestamp() where id = $1 and retired_at is null",
);

/** Every transaction that is not over yet has an id between these. */
export const openTransactions = statement<{ from: string; to: string }>(
  "open_transactions",
  `select pg_snapshot_xmin(pg_current_snapshot())::text as from, pg_snapshot_xmax(pg_current_snapshot())::text as to`,
);

export const hasRotations = statement<{ there: boolean }>(
  "has_rotations",
  "select to_regclass('master_rotation') is not null as there",
);
