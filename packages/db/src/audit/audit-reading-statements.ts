import { statement } from "../sql/statement.ts";
import type { AuditEntry } from "./audit-reading.ts";

/** Cases from which a reader is barred: of these they are shown nothing (A65, AU13). */
const BARRED = `select one from case_bar bar cross join lateral cases_one_with(bar.case_id) one
   where bar.user_id = $1::uuid and bar.ended_at is null`;

interface Found {
  readonly id: string;
  readonly barred: boolean;
}

export const findAudited = {
  contact: statement<Found, [reader: string | null, number: number]>(
    "audited_contact",
    "select id, contact_is_barred($1::uuid, id) as barred from contact where number = $2",
  ),
  case: statement<Found, [reader: string | null, number: number]>(
    "audited_case",
    `select id, id in (${BARRED}) as barred from case_file where number = $2`,
  ),
  account: statement<Found, [idOrUsername: string]>(
    "audited_account",
    "select id, false as barred from staff where id::text = $1 or username = lower($1)",
  ),
};

/** That something was asked for which is not there, or not for whoever asks. */
export const noteAuditRefused = statement<
  { done: boolean },
  [reader: string | null, caseId: string | null, refusal: "not_found" | "barred"]
>(
  "note_audit_refused",
  "select audit_write($1, 'looked', 'audit', null, null, $2, null, $3, null, 'nobody') as done",
);

type PageValues = [
  reader: string | null,
  id: string,
  ...before: [era: number | null, xid: string | null, seq: string | null],
  from: number | null,
  to: number | null,
  size: number,
  looksOnly: boolean,
];

/** Where nothing is found there is one row all the same, of nothing. */
type PageRow = AuditEntry | { readonly [column in keyof AuditEntry]: null };

/**
 * One statement, so that nobody is shown the audit without a row that they were (AU12), nor hears without one that nothing stands
 * there: what is noted is what rows are looked for beside, since of a join that has none the other side may never be asked.
 */
const pageBy = (column: "actor_id" | "contact_id" | "case_id") => {
  const asked = { actor_id: "$2::uuid, null, null", contact_id: "null, $2, null", case_id: "null, null, $2" };
  return statement<PageRow, PageValues>(
    `audit_read_by_${column}`,
    `with noted as materialized (
       select audit_write($1::uuid, 'looked', 'audit', ${asked[column]},
         case when $3::integer is null then null else '{"how": "further"}'::jsonb end, null, null, 'nobody') as done
     ), barred as materialized (${BARRED}), unseen as materialized (
       select one from barred_contacts($1::uuid) one
     ), page as materialized (
       select row.* from audit_row row
       where row.${column} = $2 and ($3::integer is null or (row.era, row.xid, row.seq) < ($3, $4::xid8, $5::bigint))
         and ($6::bigint is null or row.at >= instant($6)) and ($7::bigint is null or row.at < instant($7))
         and (not $9::boolean or row.deed = 'looked')
         and (row.case_id is null or row.case_id not in (select one from barred))
         and (row.contact_id is null or row.contact_id not in (select one from unseen))
       order by row.era desc, row.xid desc, row.seq desc limit $8
     )
     select page.era, page.xid::text as xid, page.seq::text as seq, ms(page.at) as at, page.actor::text as actor,
       actor.name as "actorName", page.deed::text as deed, page.thing::text as thing, about.name as "aboutName",
       contact.number as contact, file.number as case, page.refusal, page.facts::text as facts
     from noted left join page on noted.done
     left join staff actor on actor.id = page.actor_id
     left join staff about on about.id = page.subject_id
     left join contact on contact.id = page.contact_id
     left join case_file file on file.id = page.case_id
     order by page.era desc, page.xid desc, page.seq desc`,
  );
};

export const auditPageOf = {
  account: pageBy("actor_id"),
  contact: pageBy("contact_id"),
  case: pageBy("case_id"),
};

export const auditAccounts = statement<{ id: string; name: string }>(
  "audit_accounts",
  "select id, name from staff order by name, id",
);
