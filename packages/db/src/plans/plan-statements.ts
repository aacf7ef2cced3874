import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { PlanAdded } from "./plan-store.ts";

export interface PlanRow {
  readonly version: number;
  readonly ended: boolean;
  readonly written_version: number;
  readonly contact_id: string;
  readonly owner_key: Buffer;
  readonly body_key: Buffer;
  readonly body: Buffer;
  readonly written_by: StaffName;
  readonly written_at: number;
  readonly reviewed_by: StaffName | null;
  readonly at: number;
}

/** The latest entry of the thread, and the words that were written last. */
export const planOfContact = statement<PlanRow, [contactId: string]>(
  "plan_of_contact",
  `select last.version, last.entry = 'ended' as ended, written.version as written_version, written.contact_id,
     owner.owner_key, written.body_key, written.body,
     json_build_object('id', writer.id, 'name', writer.name) as written_by, ms(written.at) as written_at,
     case when last.entry = 'reviewed' then json_build_object('id', latest.id, 'name', latest.name) end as reviewed_by,
     ms(last.at) as at
   from contact asked
   join lateral (
     select version, entry, at, by_id from contact_plan
     where contact_plan.channel = asked.channel and contact_plan.thread_key = asked.thread_key
     order by version desc limit 1
   ) last on true
   join lateral (
     select version, contact_id, body_key, body, by_id, at from contact_plan
     where contact_plan.channel = asked.channel and contact_plan.thread_key = asked.thread_key and entry = 'written'
     order by version desc limit 1
   ) written on true
   join contact owner on owner.id = written.contact_id
   join staff writer on writer.id = written.by_id
   join staff latest on latest.id = last.by_id
   where asked.id = $1`,
);

export const addToPlan = statement<
  { outcome: PlanAdded },
  [
    contactId: string,
    by: string,
    expected: number,
    entry: string,
    bodyKey: Buffer | null,
    body: Buffer | null,
    nowMs: number,
  ]
>("add_to_plan", "select add_to_plan($1, $2, $3, $4::plan_entry, $5, $6, $7) as outcome");

const STANDING = `from (
     select distinct on (channel, thread_key) channel, thread_key, entry, at, contact_id
     from contact_plan order by channel, thread_key, version desc
   ) last`;

export interface ListedRow {
  readonly row: ContactFacts;
  readonly written_by: StaffName;
  readonly written_at: number;
  readonly at: number;
}

export const listPlans = statement<ListedRow, [most: number]>(
  "list_plans",
  `select contact_row.row, json_build_object('id', staff.id, 'name', staff.name) as written_by,
     ms(written.at) as written_at, ms(last.at) as at
   ${STANDING}
   join lateral (
     select at, by_id from contact_plan
     where contact_plan.channel = last.channel and contact_plan.thread_key = last.thread_key and entry = 'written'
     order by version desc limit 1
   ) written on true
   join staff on staff.id = written.by_id
   join lateral (
     select id from contact where contact.channel = last.channel and contact.thread_key = last.thread_key
     order by contact.number desc limit 1
   ) newest on true
   join contact_row on contact_row.id = newest.id
   where last.entry <> 'ended'
   order by last.at, newest.id
   limit $1`,
);

export const countPlansSince = statement<{ count: number }, [beforeMs: number]>(
  "count_overdue_plans",
  `select count(*)::integer as count ${STANDING} where last.entry <> 'ended' and last.at <= instant($1)`,
);
