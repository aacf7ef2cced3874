import type pg from "pg";
import type { Keyring } from "../keyring/keyring.ts";
import type { MasterKey } from "../keyring/master-key.ts";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import { WRAPS, type Wraps } from "./wraps.ts";

interface WrapRow {
  readonly id: string;
  readonly owner: string;
  readonly wrapped: Buffer;
}

/** What came of one batch of a table. */
interface Batch {
  readonly done: number;
  readonly unopened: number;
  /** Behind which id the next batch begins; `null`: there is none. */
  readonly after: string | null;
}

/** Wraps one batch after another of a table anew. */
export type Rewrapper = (pool: pg.Pool, after: string | null, most: number) => Promise<Batch>;

/**
 * What is wrapped under another key than `to`, in the order of its ids. Whoever writes one of these rows meanwhile is not waited for:
 * the row's turn comes in the next round. So nobody waits in a circle with this, and whoever reads does not wait at all.
 */
export function rewrapperOf(of: Wraps, keyring: Keyring, to: MasterKey): Rewrapper {
  const { table, id, wrapped, owner, column, renewed } = of;
  const others = statement<WrapRow, [after: string | null, key: Buffer, most: number]>(
    `wraps_of_${table}`,
    `select id::text as id, ${owner} as owner, ${wrapped} as wrapped from ${table}
     where ($1::${id} is null or id > $1::${id}) and ${wrapped} is not null and not under_key(${wrapped}, $2)
     order by ${table}.id limit $3 for no key update skip locked`,
  );
  const renew = statement<{ id: string }, [ids: readonly string[], wraps: readonly Buffer[]]>(
    `rewrap_${table}`,
    `update ${table} set ${column} = ${renewed("anew.wrap")}
     from (select unnest($1::${id}[]) as id, unnest($2::bytea[]) as wrap) anew where ${table}.id = anew.id
     returning ${table}.id::text as id`,
  );
  return async (pool, after, most) =>
    transaction(pool, async (on) => {
      const rows = await others(on, after, to.id, most);
      const last = rows.at(-1)?.id ?? null;
      const anew = rows.flatMap((row) => {
        const wrap = rewrapped(keyring, to, row);
        return wrap === null ? [] : [{ id: row.id, wrap }];
      });
      if (anew.length > 0) {
        await REWRAPPING(on);
        await renew(
          on,
          anew.map((each) => each.id),
          anew.map((each) => each.wrap),
        );
      }
      return {
        done: anew.length,
        unopened: rows.length - anew.length,
        after: rows.length < most ? null : last,
      };
    });
}

/** Until the end of the transaction, what is done is no change (DB504). */
const REWRAPPING = statement("rewrapping", "select set_config('holdfast.rewrapping', 'on', true)");

/** `null`: no key of this machine opens it. */
function rewrapped(keyring: Keyring, to: MasterKey, { owner, wrapped }: WrapRow): Buffer | null {
  try {
    const clear = keyring.unwrap(wrapped, owner);
    const anew = to.wrap(clear, owner);
    clear.fill(0);
    return anew;
  } catch {
    // Damaged, or of a third key: counted, and said by whoever rotates.
    return null;
  }
}

/** How many there are, and how many are wrapped under another key: of one moment. */
export const countWraps = statement<{ all: number; left: number }, [key: Buffer]>(
  "count_wraps",
  `select coalesce(sum(wraps), 0)::integer as all, coalesce(sum(others), 0)::integer as left from (${WRAPS.map(
    ({ table, wrapped }) =>
      `select count(${wrapped}) as wraps, count(*) filter (where not under_key(${wrapped}, $1)) as others from ${table}`,
  ).join(" union all ")}) counted`,
);
