import { statement } from "../sql/statement.ts";

/** Ties a new database to the master key it is opened with first. */
export const rememberKey = statement<Record<string, never>, [fingerprint: Buffer, root: Buffer]>(
  "keyring_remember",
  "insert into keyring (fingerprint, root) values ($1, $2) on conflict do nothing",
);

/** What hashes follow from is written down once; a release before this one did not. */
export const rememberRoot = statement<Record<string, never>, [fingerprint: Buffer, root: Buffer]>(
  "keyring_remember_root",
  "update keyring set root = $2 where fingerprint = $1 and root is null",
);

/** What a database is sealed with, also one of the release before; none: it is new. */
export const readKeys = statement<{ fingerprint: Buffer; root: Buffer | null; is_tagged: boolean }>(
  "keyring_read",
  `select fingerprint, decode(substring(known ->> 'root' from 3), 'hex') as root,
     coalesce((known ->> 'is_tagged')::boolean, false) as is_tagged
   from keyring cross join lateral to_jsonb(keyring) as known`,
);

export interface RotationRow {
  readonly id: number;
  readonly from_key: Buffer;
  readonly to_key: Buffer;
  readonly begun_at: number;
  readonly switched_at: number | null;
  readonly closed_at: number | null;
  readonly retired_at: number | null;
}

/** The last one, done or not. */
export const lastRotation = statement<RotationRow>(
  "last_rotation",
  `select id, from_key, to_key, ms(begun_at) as begun_at, ms(switched_at) as switched_at, ms(closed_at) as closed_at,
     ms(retired_at) as retired_at
   from master_rotation order by id desc limit 1`,
);

/** Says which keys this process has, and which it writes with; it has said nothing else since `since`. */
export const sayHolder = statement<
  Record<string, never>,
  [id: string, reads: readonly Buffer[], writes: Buffer | null, lifeMs: number]
>(
  "say_key_holder",
  `insert into key_holder as known (id, reads, writes, until)
   values ($1, $2, $3, clock_timestamp() + $4::bigint * interval '1 millisecond')
   on conflict (id) do update set reads = excluded.reads, writes = excluded.writes, until = excluded.until,
     since = case when known.writes is distinct from excluded.writes then excluded.since else known.since end`,
);

export const forgetHolder = statement<Record<string, never>, [id: string]>(
  "forget_key_holder",
  "delete from key_holder where id = $1 or until < clock_timestamp() - interval '1 hour'",
);

/** How many processes live, and of those how many lack a key, or have not written with it for so long. */
export const holdersOf = statement<
  { alive: number; lacking: number; behind: number },
  [key: Buffer, graceMs: number]
>(
  "key_holders",
  `select count(*)::integer as alive,
     count(*) filter (where not $1 = any (reads))::integer as lacking,
     count(*) filter (where writes is distinct from $1 or since > clock_timestamp() - $2::bigint * interval '1 millisecond')::integer
       as behind
   from key_holder where until > clock_timestamp()`,
);
