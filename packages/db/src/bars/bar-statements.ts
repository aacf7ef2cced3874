import type { CaseId, ContactId, UserId } from "@holdfast/case-schema";
import type { CaseAct } from "../cases/case-store.ts";
import { statement } from "../sql/statement.ts";
import type { CaseBar } from "./bar-store.ts";

export const caseOfNumber = statement<{ readonly id: CaseId }, [number: number]>(
  "case_of_number",
  "select id from case_file where number = $1",
);

export const addBar = statement<
  { readonly id: string },
  [id: string, caseId: string, userId: string, reason: string, by: string, nowMs: number]
>(
  "add_case_bar",
  `insert into case_bar (id, case_id, user_id, reason, by_id, at)
   values ($1, $2, $3, $4::case_bar_reason, $5, instant($6)) on conflict do nothing returning id`,
);

/** One bar after the other, so that who is left is known; asked for apart, since a statement sees what was there when it began. */
export const lockBars = statement<{ readonly locked: unknown }>(
  "lock_case_bars",
  "select pg_advisory_xact_lock(hashtextextended('case_bar', 0)) as locked",
);

export const isOneLeft = statement<{ readonly is: boolean }, [caseId: string, userId: string]>(
  "case_bar_leaves_one",
  "select bar_leaves_one($1, $2) as is",
);

export const barById = statement<{ readonly case_id: CaseId }, [id: string]>(
  "case_bar_by_id",
  "select case_id from case_bar where id = $1 and ended_at is null",
);

export const endBar = statement<{ readonly id: string }, [id: string, by: string, nowMs: number]>(
  "end_case_bar",
  `update case_bar set ended_at = instant($3), ended_by_id = $2 where id = $1 and ended_at is null returning id`,
);

export const listBars = statement<CaseBar, [userId: string, act: CaseAct, at: number, most: number]>(
  "list_case_bars",
  `select bar.id, file.number as "caseNumber", bar.reason::text as reason, ms(bar.at) as at,
     json_build_object('id', barred.id, 'name', barred.name) as "user",
     json_build_object('id', maker.id, 'name', maker.name) as by,
     case when ender.id is not null
       then json_build_object('at', ms(bar.ended_at), 'by', json_build_object('id', ender.id, 'name', ender.name)) end as ended
   from case_bar bar
   join case_file file on file.id = bar.case_id
   join staff barred on barred.id = bar.user_id
   join staff maker on maker.id = bar.by_id
   left join staff ender on ender.id = bar.ended_by_id
   where may_case($1, bar.case_id, $2, $3)
   order by bar.ended_at is not null, bar.at desc, bar.id limit $4`,
);

export const contactIsBarred = statement<{ readonly is: boolean }, [userId: string, contactId: string]>(
  "contact_is_barred",
  "select contact_is_barred($1, $2) as is",
);

export const returnBarred = statement<{ readonly count: number }, [nowMs: number]>(
  "return_barred",
  "select return_barred($1) as count",
);

export const barredContacts = statement<{ readonly id: ContactId }, [userId: string]>(
  "barred_contacts",
  "select barred_contacts($1) as id",
);

/** Each of these that is a contact from which they are barred, or belongs to one. */
export const barredOf = statement<{ readonly id: string }, [userId: string, ids: readonly string[]]>(
  "barred_of",
  `select given.id from contacts_of($2::uuid[]) given
   where given.contact_id = any (array(select barred_contacts($1::uuid)))`,
);

export const barredNumbers = statement<
  { readonly number: number },
  [userId: string, numbers: readonly number[]]
>(
  "barred_numbers",
  `select number from contact
   where number = any ($2::integer[]) and id = any (array(select barred_contacts($1::uuid)))`,
);

/** Everybody who is barred from any contact, with each of these. */
export const everybodyBarred = statement<{ readonly user: UserId; readonly contact: ContactId }>(
  "everybody_barred",
  `select bar.user_id as user, one as contact from (select distinct user_id from case_bar where ended_at is null) bar
   cross join lateral barred_contacts(bar.user_id) one`,
);
