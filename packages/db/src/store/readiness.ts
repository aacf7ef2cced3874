import type pg from "pg";
import { statement } from "../sql/statement.ts";
import type { Readiness } from "./store.ts";

/** Any writer of the server counts, whatever its database: each holds our tail. */
const tailAge = statement<{ age: number | null }>(
  "tail_age",
  `select (max(date_part('epoch', clock_timestamp() - xact_start)) * 1000)::double precision as age
   from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()`,
);

export async function readiness(pool: pg.Pool): Promise<Readiness> {
  try {
    const [row] = await tailAge(pool);
    return { reachable: true, tailAgeMs: Math.max(0, Math.round(row?.age ?? 0)) };
  } catch {
    // Not reachable is the answer, whatever the reason.
    return { reachable: false, tailAgeMs: 0 };
  }
}
