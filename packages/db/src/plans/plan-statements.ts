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

/** The latest entry for whoever has the thread, and the words that were written last (DB257). */
export const planOfContact = statement<PlanRow, [contactId: string]>(
  "plan_of_contact",
  `select last.version, last.entry = 'ended' as ended, written.version as written_version, written.contact_id,
     owner.owner_key, written.body_key, written.body,
     json_build_object('id', writer.id, 'name', writer.name) as written_by, ms(written.at) as written_at,
     case when last.entry = 'reviewed' then json_build_object('id', latest.id, 'name', latest.name) end as reviewed_by,
     ms(last.at) as at
   from contact asked
   join lateral (
     select version, entry, at, by_id from plans_of(asked.channel, asked.thread_key)
     order by at desc, version desc limit 1
   ) last on true
   join lateral (
     select version, contact_id, body_key, body, by_id, at from plans_of(asked.channel, asked.thread_key)
     where entry = 'written' order by at desc, version desc limit 1
   ) written on true
   join contact owner on owner.id = written.contact_id
   join staff writer on writer.id = written.by_id
   join staff latest on latest.id = last.by_id
   where asked.id = $1`,
);

export const nextPlanVersion = statement<{ version: number }, [contactId: string]>(
  "next_plan_version",
  "select next_plan_version(channel, thread_key) as version from contact where id = $1",
);

export const addToPlan = statement<
  { outcome: PlanAdded["kind"] | "again" },
  [
    contactId: string,
    by: string,
    expected: number,
    version: number,
    entry: string,
    bodyKey: Buffer | null,
    body: Buffer | null,
    nowMs: number,
  ]
>("add_to_plan", "select add_to_plan($1, $2, $3, $4, $5::plan_entry, $6, $7, $8) as outcome");

/** One for each person, and for each thread that is nobody's. */
const STANDING = `from (
     select distinct on (person, alone_key, alone_channel) person, channel, thread_key, entry, at, contact_id
     from (
       select plan.*, for_whom.person,
         case when for_whom.person is null then plan.thread_key end as alone_key,
         case when for_whom.person is null then plan.channel end as alone_channel
       from contact_plan plan cross join lateral (select plan_person(plan) as person) for_whom
     ) entries
     order by person, alone_key, alone_channel, at desc, version desc
   ) last`;

/** The contact under which each is listed. */
const NEWEST = `left join lateral (
     select id from contact
     where case when last.person is null
       then contact.thread_key = last.thread_key and contact.channel = last.channel
       else exists (
         select from person_thread theirs
         where theirs.person_id = last.person and theirs.until is null
           and theirs.thread_key = contact.thread_key and theirs.channel = contact.channel) end
     order by contact.number desc limit 1
   ) newest on true`;

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
     select plan.at, plan.by_id from contact_plan plan
     where plan.entry = 'written' and plan_person(plan) is not distinct from last.person
       and ((plan.thread_key = last.thread_key and plan.channel = last.channel) or last.person is not null)
     order by plan.at desc, plan.version desc limit 1
   ) written on true
   join staff on staff.id = written.by_id
   ${NEWEST}
   join contact_row on contact_row.id = coalesce(newest.id, last.contact_id)
   where last.entry <> 'ended'
   order by last.at, contact_row.id
   limit $1`,
);

/** Of those alone that whoever asks is shown where they are listed (DB561). */
export const countPlansSince = statement<{ count: number }, [beforeMs: number, by: string]>(
  "count_overdue_plans",
  `select count(*)::integer as count ${STANDING}
   ${NEWEST}
   where last.entry <> 'ended' and last.at <= instant($1)
     and not coalesce(newest.id, last.contact_id) = any (array(select barred_contacts($2::uuid)))`,
);
