import type { CaseId, ContactId, Role } from "@holdfast/case-schema";
import type { CasePartKind, CaseStatus } from "@holdfast/case-schema/case";
import type { CaseAct } from "./case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

export interface RelationRow {
  readonly role: Role;
  readonly on_shift: boolean;
  readonly had_contact: boolean;
  readonly let_in: boolean;
  /** `null`: there is no such case. */
  readonly status: CaseStatus | null;
  readonly broke_glass: number | null;
  readonly barred: boolean;
}

/** What somebody is to a case, of the relation that a statement has. */
export const RELATION = `relation.role, relation.on_shift, relation.had_contact, relation.let_in, relation.status,
     relation.broke_glass, relation.barred`;

export const caseRelation = statement<RelationRow, [caseId: string, userId: string]>(
  "case_relation",
  `select ${RELATION} from case_relation($1, $2) relation`,
);

export const NAME = (alias: string): string => `json_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

export interface CaseFactsRow {
  readonly id: CaseId;
  readonly number: number;
  readonly version: number;
  readonly status: CaseStatus;
  readonly made_at: number;
  readonly made_by: StaffName;
}

export interface CaseRow extends CaseFactsRow {
  readonly status_revision: number;
  readonly status_at: number;
  readonly status_by: StaffName;
}

export const FACTS = `file.id, file.number, file.version, file.status::text as status,
     ms(file.made_at) as made_at, ${NAME("maker")} as made_by`;

const CASE_ROW = `select ${FACTS}, file.status_revision, ms(file.status_at) as status_at, ${NAME("changer")} as status_by
   from case_file file
   join staff maker on maker.id = file.made_by_id
   join staff changer on changer.id = file.status_by_id
   where file.id = $1`;

/** Whoever changes a case does it in turn; claims and filings that only point at it do not wait. */
export const lockCase = statement<CaseRow, [id: string]>(
  "lock_case",
  `${CASE_ROW} for no key update of file`,
);

/** Whoever reads one waits for nobody but whoever changes it just then. */
export const shareCase = statement<CaseRow, [id: string]>("share_case", `${CASE_ROW} for share of file`);

export const makeCase = statement<{ id: string }, [id: string, by: string, nowMs: number]>(
  "make_case",
  `insert into case_file (id, status_at, status_by_id, made_at, made_by_id)
   values ($1, instant($3), $2, instant($3), $2) on conflict do nothing returning id`,
);

export const setCaseStatus = statement<
  { revision: number },
  [id: string, status: string, by: string, nowMs: number]
>(
  "set_case_status",
  `update case_file set status = $2::case_status, status_revision = status_revision + 1, status_by_id = $3,
     status_at = instant($4), version = version + 1
   where id = $1 returning status_revision as revision`,
);

export interface PartRow {
  readonly id: string;
  readonly kind: CasePartKind;
  readonly version: number;
  readonly form: number;
  readonly owner_key: Buffer | null;
  readonly body: Buffer | null;
  readonly made_at: number;
  readonly made_by: StaffName;
}

export const partsOfCase = statement<PartRow, [caseId: string]>(
  "parts_of_case",
  `select part.id, part.kind::text as kind, part.version, part.form, part.owner_key, part.body,
     ms(part.made_at) as made_at, ${NAME("maker")} as made_by
   from case_part part join staff maker on maker.id = part.made_by_id
   where part.case_id = $1 order by part.ord`,
);

export const addPart = statement<
  { id: string },
  [
    id: string,
    caseId: string,
    kind: string,
    form: number,
    key: Buffer,
    body: Buffer,
    by: string,
    nowMs: number,
  ]
>(
  "add_case_part",
  `insert into case_part (id, case_id, kind, form, owner_key, body, made_by_id, made_at)
   values ($1, $2, $3::case_part_kind, $4, $5, $6, $7, instant($8)) on conflict do nothing returning id`,
);

/** Who writes it stands in no column, so the audit is told here (AU1). */
export const writePart = statement<
  { version: number },
  [id: string, seenVersion: number, form: number, body: Buffer, by: string, field: string]
>(
  "write_case_part",
  `with written as (
     update case_part set version = version + 1, form = $3, body = $4
     where id = $1 and version = $2 returning case_id, kind, version)
   select version, audit_write($5, 'changed', 'case_part', $1, null, case_id,
     jsonb_build_object('kind', kind, 'field', $6::text)) as audited from written`,
);

export const replaceTraces = statement<
  { done: boolean },
  [partId: string, kinds: readonly string[], hashes: readonly Buffer[]]
>(
  "replace_case_traces",
  `with wanted as (select unnest($2::text[])::case_trace_kind as kind, unnest($3::bytea[]) as hash),
   gone as (delete from case_trace where part_id = $1 and (kind, hash::bytea) not in (select kind, hash from wanted))
   insert into case_trace (part_id, kind, hash) select $1, kind, hash from wanted on conflict do nothing
   returning true as done`,
);

/** The words of somebody's names, as keyed hashes. */
export const replaceNames = statement<{ done: boolean }, [partId: string, hashes: readonly Buffer[]]>(
  "replace_case_names",
  `with wanted as (select unnest($2::bytea[]) as hash),
   gone as (delete from case_name where part_id = $1 and hash::bytea not in (select hash from wanted))
   insert into case_name (part_id, hash) select $1, hash from wanted on conflict do nothing returning true as done`,
);

/** In which way they were made, so that they are made anew when it changes. */
export const namesMade = statement<{ done: boolean }, [partId: string, version: number]>(
  "case_names_made",
  `insert into case_names_made (part_id, made) values ($1, $2)
   on conflict (part_id) do update set made = excluded.made where case_names_made.made <> excluded.made returning true as done`,
);

export const recordCaseRead = statement<
  { done: boolean },
  [caseId: string, by: string, version: number, nowMs: number]
>(
  "record_case_read",
  `insert into case_read (case_id, by_id, version, at) values ($1, $2, $3, instant($4)) on conflict do nothing
   returning true as done`,
);

/** Of cases as they stand now. */
export const recordCasesRead = statement<
  { done: boolean },
  [caseIds: readonly string[], by: string, nowMs: number]
>(
  "record_cases_read",
  `insert into case_read (case_id, by_id, version, at)
   select id, $2, version, instant($3) from case_file where id = any ($1::uuid[]) order by id
   on conflict do nothing returning true as done`,
);

export interface FilingRow {
  readonly contact_id: ContactId;
  readonly contact_number: number;
  readonly contact_key: Buffer;
  readonly case_id: CaseId;
  readonly at_version: number;
  readonly at: number;
  readonly by: StaffName;
  readonly came_key: Buffer;
  readonly came: Buffer;
}

export const FILING = `filed.contact_id, contact.number as contact_number, contact.owner_key as contact_key, filed.case_id,
     filed.at_version, ms(filed.at) as at, ${NAME("filer")} as by, filed.came_key, filed.came`;
export const FILED = `case_filed filed
   join contact on contact.id = filed.contact_id
   join staff filer on filer.id = filed.by_id`;

export const filingOfContact = statement<FilingRow, [contactId: string]>(
  "filing_of_contact",
  `select ${FILING} from ${FILED} where filed.contact_id = $1`,
);

/** How many a list has at most. */
const LISTED_MAX = 200;

type ListValues = [userId: string, act: CaseAct, at: number];

/**
 * Every case, for whoever may read each whatever they are to it, or those to which they are something; of these what the table of records
 * opens. Which of the two, and how many, stands in the text: a plan that holds for everybody is made once, and making one takes longer than
 * the list.
 */
const list = (every: boolean): string => `select ${FACTS}
   from (
     select relation.file, relation.number from case_relations($1, ${String(every)}) relation
     where case_act_allowed($2, $3, relation.role, relation.status, relation.on_shift, relation.had_contact, relation.let_in,
       relation.broke_glass, relation.barred)
     order by relation.number desc limit ${LISTED_MAX}
   ) theirs
   cross join lateral (select (theirs.file).*) file
   join staff maker on maker.id = file.made_by_id
   order by theirs.number desc`;

export const listTheirCases = statement<CaseFactsRow, ListValues>("list_their_cases", list(false));
export const listEveryCase = statement<CaseFactsRow, ListValues>("list_every_case", list(true));

export const staffStanding = statement<
  { readonly id: string; readonly name: string; readonly role: Role; readonly on_shift: boolean },
  [userId: string]
>(
  "case_staff_standing",
  `select id, name, role, exists (select from shift where shift.user_id = staff.id) as on_shift
   from staff where id = $1`,
);

export const letIntoCase = statement<
  { done: boolean },
  [caseId: string, userId: string, by: string, nowMs: number]
>(
  "let_into_case_by_name",
  `insert into case_let_in (case_id, user_id, by_id, at) values ($1, $2, $3, instant($4))
   on conflict do nothing returning true as done`,
);

export const endLetIntoCase = statement<
  { done: boolean },
  [caseId: string, userId: string, by: string, nowMs: number]
>(
  "end_let_into_case",
  `update case_let_in set ended_at = instant($4), ended_by_id = $3
   where case_id = $1 and user_id = $2 and ended_at is null returning true as done`,
);
