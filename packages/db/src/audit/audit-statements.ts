import { statement } from "../sql/statement.ts";
import type { AuditRow } from "./audit-row.ts";

const ROW = `row.era, row.xid::text as xid, row.seq::text as seq, ms(row.at) as at, row.actor::text as actor,
     row.actor_id as "actorId", row.deed::text as deed, row.thing::text as thing, row.subject_id as "subjectId",
     row.contact_id as "contactId", row.case_id as "caseId", row.decision_id as "decisionId", row.refusal,
     row.facts::text as facts`;

interface EndRow {
  readonly number: number;
  readonly position: number;
  readonly head: Buffer;
  readonly era: number;
  readonly xid: string;
  readonly seq: string;
}

export const lastSeal = statement<EndRow>(
  "last_audit_seal",
  `select number, position + cardinality(seqs) - 1 as position, head, era, xid::text as xid, seq::text as seq
   from audit_seal order by number desc limit 1`,
);

type Key = [era: number, xid: string, seq: string];

/** Below the oldest open writer: whatever commits from now on comes after it. Nobody writes in an era that is over. */
export const rowsToSeal = statement<AuditRow, [...Key, most: number]>(
  "audit_rows_to_seal",
  `select ${ROW} from audit_row row
   where (row.era, row.xid, row.seq) > ($1, $2::xid8, $3::bigint)
     and (row.xid < pg_snapshot_xmin(pg_current_snapshot()) or row.era < (select max(era) from audit_era))
   order by row.era, row.xid, row.seq limit $4`,
);

export const keepSeal = statement<
  { number: number },
  [
    number: number,
    position: number,
    seqs: readonly string[],
    links: Buffer,
    head: Buffer,
    ...last: Key,
    at: number,
    mac: Buffer,
  ]
>(
  "keep_audit_seal",
  `insert into audit_seal (number, position, seqs, links, head, era, xid, seq, at, mac)
   values ($1, $2, $3::bigint[], $4, $5, $6, $7::xid8, $8::bigint, instant($9), $10)
   on conflict do nothing returning number`,
);

export interface SealRow extends EndRow {
  readonly seqs: readonly string[];
  readonly links: Buffer;
  readonly at: number;
  readonly mac: Buffer;
}

export const sealsAfter = statement<SealRow, [number: number, most: number]>(
  "audit_seals_after",
  `select number, position, seqs::text[] as seqs, links, head, era, xid::text as xid, seq::text as seq, ms(at) as at, mac
   from audit_seal where number > $1 order by number limit $2`,
);

export const rowsBetween = statement<AuditRow, [...after: Key, ...upTo: Key, most: number]>(
  "audit_rows_between",
  `select ${ROW} from audit_row row
   where (row.era, row.xid, row.seq) > ($1, $2::xid8, $3::bigint) and (row.era, row.xid, row.seq) <= ($4, $5::xid8, $6::bigint)
   order by row.era, row.xid, row.seq limit $7`,
);

export const rowsAfter = statement<AuditRow, [...after: Key, most: number]>(
  "audit_rows_after",
  `select ${ROW} from audit_row row where (row.era, row.xid, row.seq) > ($1, $2::xid8, $3::bigint)
   order by row.era, row.xid, row.seq limit $4`,
);

/** Whoever owns a table can switch its triggers off; a superuser owns everything. */
export const isAuditOwn = statement<{ own: boolean }>(
  "is_audit_own",
  "select pg_has_role(current_user, relowner, 'member') as own from pg_class where oid = 'audit_row'::regclass",
);

export const hasAudit = statement<{ there: boolean }>(
  "has_audit",
  "select to_regclass('audit_row') is not null and to_regclass('keyring') is not null as there",
);

export const beginAudit = statement<{ era: number }>("begin_audit", "select audit_begin() as era");

export const noteAudit = statement<
  { done: boolean },
  [
    by: string,
    deed: string,
    thing: string,
    subject: string | null,
    contact: string | null,
    facts: string | null,
    refusal: string | null,
  ]
>(
  "note_audit",
  "select audit_write($1, $2::audit_deed, $3::audit_thing, $4, $5, null, $6::jsonb, $7) as done",
);

export const noteRefused = statement<
  { done: boolean },
  [
    by: string | null,
    thing: string,
    subject: string | null,
    contact: string | null,
    caseId: string | null,
    account: string | null,
    refusal: string,
    facts: string | null,
  ]
>(
  "note_audit_try",
  `select audit_write($1, 'tried', $2::audit_thing, coalesce($3, (select id from staff where username = lower($6))), $4, $5,
     $8::jsonb, $7, null, 'nobody') as done`,
);

export const noteListed = statement<
  { done: boolean },
  [by: string, thing: string, ids: readonly string[], caseIds: readonly (string | null)[]]
>(
  "note_audit_list",
  `select audit_write($1, 'looked', $2::audit_thing, item.id, null,
     coalesce(item.case_id, (select case_id from case_glass where case_glass.id = item.id)), '{"how": "list"}') as done
   from unnest($3::uuid[], $4::uuid[]) item (id, case_id)`,
);
