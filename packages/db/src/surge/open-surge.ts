import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { SurgeKind, SurgeStore, SurgeSwitch, SurgeTurned } from "./surge-store.ts";

const surgesOn = statement<{ readonly surge: SurgeSwitch }, [nowMs: number]>(
  "surges_on",
  `select json_build_object('id', surge.id, 'kind', surge.kind, 'at', ms(surge.at), 'by',
     json_build_object('id', staff.id, 'name', staff.name), 'endsAt', ms(surge.ends_at), 'afterMs', surge.after_ms,
     'behind', surge.behind) as surge
   from surge_switch surge join staff on staff.id = surge.by_id
   where surge.ended_at is null and surge.ends_at > instant($1) order by surge.kind`,
);

const turnOn = statement<
  { readonly kind: SurgeTurned },
  [
    id: string,
    kind: SurgeKind,
    by: string,
    endsMs: number,
    afterMs: number | null,
    behind: number | null,
    nowMs: number,
  ]
>("surge_turn_on", "select turn_on_surge($1, $2::surge_kind, $3, $4, $5, $6, $7) as kind");

const turnOff = statement<{ readonly id: string }, [id: string, by: string, nowMs: number]>(
  "surge_turn_off",
  `with off as (
     update surge_switch set ended_at = greatest(at, instant($3)), ended_by_id = $2, version = version + 1
     where id = $1 and ended_at is null returning id)
   select id from surge_switch where id = $1 union select id from off`,
);

const settleSurges = statement<{ readonly id: string }, [nowMs: number]>(
  "surges_settle",
  `update surge_switch set ended_at = ends_at, version = version + 1
   where ended_at is null and ends_at <= instant($1) returning id`,
);

export function openSurge({ pool, commits, databaseTime }: Inside): SurgeStore {
  return {
    on: async () => (await surgesOn(pool, await databaseTime(pool))).map(({ surge }) => surge),
    async turnOn({ id, kind, by, endsAt, afterMs = null, behind = null }) {
      const [turned] = await turnOn(pool, id, kind, by, endsAt, afterMs, behind, await databaseTime(pool));
      const done = turned?.kind ?? "not_found";
      if (done === "done") commits.happened();
      return done;
    },
    async turnOff(id, by) {
      const [row] = await turnOff(pool, id, by, await databaseTime(pool));
      if (row === undefined) return "not_found";
      commits.happened();
      return "done";
    },
    async settle() {
      const { length } = await settleSurges(pool, await databaseTime(pool));
      if (length > 0) commits.happened();
      return length;
    },
  };
}
