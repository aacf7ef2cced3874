import { statement } from "../sql/statement.ts";

/** Those that are old enough to go; the last one of all stays, so that the chain goes on from it. */
const OLD = `seal.at <= least(instant($1), audit_least()) and seal.number < (select max(number) from audit_seal)`;

export const oldSealsUpTo = statement<{ number: number | null }, [beforeMs: number]>(
  "audit_old_seals",
  // Sealed in their order: all before the first younger one are old.
  `select coalesce((select min(number) from audit_seal where at > least(instant($1), audit_least())),
     (select max(number) from audit_seal)) - 1 as number`,
);

type Key = [era: number, xid: string, seq: string];

export const rowsHeld = statement<{ seq: string }, [...after: Key, ...upTo: Key]>(
  "audit_rows_held",
  "select seq::text as seq from audit_rows_held($1, $2::xid8, $3::bigint, $4, $5::xid8, $6::bigint) seq",
);

export const forgetRows = statement<
  { rows: number },
  [
    first: number,
    last: number,
    position: number,
    upTo: number,
    head: Buffer,
    ...after: Key,
    ...lastKey: Key,
    at: number,
    mac: Buffer,
    beforeMs: number,
    run: string | null,
  ]
>(
  "audit_forget",
  // Counted in its run by the same commit, where there is one.
  `with done as materialized (
     select audit_forget($1, $2, $3, $4, $5, $6, $7::xid8, $8::bigint, $9, $10::xid8, $11::bigint, instant($12), $13, instant($14))
       as rows),
   counted as (
     update retention_run set audit_rows = audit_rows + (select rows from done) where id = $15::bigint)
   select rows from done`,
);

export interface GoneRow {
  readonly first: number;
  readonly last: number;
  readonly position: number;
  readonly up_to: number;
  readonly head: Buffer;
  readonly after_era: number;
  readonly after_xid: string;
  readonly after_seq: string;
  readonly era: number;
  readonly xid: string;
  readonly seq: string;
  readonly at: number;
  readonly mac: Buffer;
}

export const goneAfter = statement<GoneRow, [number: number, upTo: number]>(
  "audit_gone_after",
  `select first, last, position, up_to, head, after_era, after_xid::text as after_xid, after_seq::text as after_seq, era,
     xid::text as xid, seq::text as seq, ms(at) as at, mac
   from audit_gone where first > $1 and first <= $2 order by first`,
);

/** How many rows are old enough to go, how many of them are of what is on hold, whether we may let any go, and before when it is. */
export const dueRows = statement<
  { due: number; held: number; may: boolean; before: number },
  [beforeMs: number]
>(
  "audit_due_rows",
  `select (select coalesce(sum(cardinality(seal.seqs)), 0)::bigint from audit_seal seal where ${OLD}) as due,
     coalesce((select (select count(*) from audit_rows_held(0, '0', 0, seal.era, seal.xid, seal.seq))
       from audit_seal seal where ${OLD} order by seal.number desc limit 1), 0) as held,
     audit_may_forget() as may, ms(least(instant($1), audit_least())) as before`,
);
