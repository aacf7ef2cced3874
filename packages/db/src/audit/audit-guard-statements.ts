import { statement } from "../sql/statement.ts";
import type { AuditGuards, RecordedGuards } from "./audit-guards.ts";

/** No contact has it: by the index of contacts the few rows of the guards are found among all others. */
const OF_GUARDS = "00000000-0000-0000-0000-000000000000";

export const readAuditGuards = statement<AuditGuards>(
  "audit_guards",
  `with home as (select relnamespace as schema from pg_class where oid = 'audit_row'::regclass),
   attached as (
     select table_of.relname, trig.tgname, trig.tgenabled, trig.tgfoid,
       replace(pg_get_triggerdef(trig.oid), home.schema::regnamespace::text || '.', '') as definition
     from home join pg_class table_of on table_of.relnamespace = home.schema
     join pg_trigger trig on trig.tgrelid = table_of.oid and not trig.tgisinternal
     join pg_proc performed on performed.oid = trig.tgfoid
     where table_of.relname ^@ 'audit_' or performed.proname ^@ 'audit_'
   ), written as (
     select proc.oid, proc.proname, proc.prorettype = 'trigger'::regtype and proc.proname ^@ 'audit_' as performs,
       concat(proc.proname, ' ', oidvectortypes(proc.proargtypes), ' ', proc.prosecdef, ' ', proc.provolatile, ' ', proc.prosrc,
         pg_get_function_sqlbody(proc.oid)) as definition
     from home join pg_proc proc on proc.pronamespace = home.schema
     where proc.proname ^@ 'audit_' or proc.proname in ('only_added', 'done_by') or proc.prosrc like '%audit\\_write(%'
   )
   select
     encode(sha256(convert_to(
       (select string_agg(concat(definition, ' ', tgenabled), E'\\n' order by definition collate "C") from attached)
       || (select string_agg(definition, E'\\n' order by definition collate "C") from written), 'UTF8')), 'hex') as digest,
     coalesce((select max(migration_name) from _prisma_migrations where finished_at is not null and rolled_back_at is null), 'none')
       as migration,
     array(select concat(relname, '.', tgname) from attached where tgenabled not in ('O', 'A') order by 1) as off,
     array(select proname::text from written where performs
       and not exists (select from attached where attached.tgfoid = written.oid) order by 1) as loose`,
);

export const recordedAuditGuards = statement<RecordedGuards>(
  "recorded_audit_guards",
  `select facts->>'guards' as digest, facts->>'migration' as migration, ms(at) as at from audit_row
   where contact_id = '${OF_GUARDS}' and actor = 'house' and deed = 'changed' and thing = 'audit' order by era, xid, seq`,
);

export const recordAuditGuards = statement<{ done: boolean }, [digest: string, migration: string]>(
  "record_audit_guards",
  `select audit_write(null, 'changed', 'audit', null, '${OF_GUARDS}', null,
     jsonb_build_object('guards', $1::text, 'migration', $2::text)) as done`,
);

/** How long the oldest row waits to be sealed; no row: none waits. */
export const unsealedAge = statement<{ age: number }>(
  "audit_unsealed_age",
  `select greatest(0, ms(clock_timestamp()) - ms(oldest.at)) as age
   from (select 1) one left join (select era, xid, seq from audit_seal order by number desc limit 1) sealed on true
   cross join lateral (select at from audit_row row
     where (row.era, row.xid, row.seq) > (coalesce(sealed.era, 0), coalesce(sealed.xid, '0'), coalesce(sealed.seq, 0))
     order by row.era, row.xid, row.seq limit 1) oldest`,
);
