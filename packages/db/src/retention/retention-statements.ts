import { statement } from "../sql/statement.ts";
import type { CopyRow } from "../copies/copy-statements.ts";
import type { RetentionHeld, RetentionKind, RetentionRun } from "./retention-store.ts";

/** Where a run counts what it forgot, by kind. */
const COLUMNS: Readonly<Record<RetentionKind, string>> = {
  contact: "contacts",
  case: "cases",
  inquiry: "inquiries",
  legal_process: "legal_processes",
  breach: "breaches",
  audit: "audit_rows",
};
/** Of the audit any day has as many as of others a day has that is caught up with. */
const FULL = Object.values(COLUMNS).filter((column) => column !== COLUMNS.audit);
/** How much a run forgot. */
export const FORGOT = Object.values(COLUMNS).join(" + ");

/**
 * What is forgotten is counted in its run by the same commit: of one that is killed, too, it is known how much lies on the disk still.
 * `kind`: as SQL says it; where `run` is null, it is counted in none.
 */
export function counted(forget: string, kind: string, run: string): string {
  const more = Object.entries(COLUMNS).map(
    ([of, column]) => `${column} = ${column} + (${kind} = '${of}')::integer`,
  );
  return `with done as materialized (select ${forget} as outcome),
   counted as (
     update retention_run set ${more.join(", ")} where id = ${run}::bigint and (select outcome from done) is null)
   select outcome from done`;
}

const CONTACTS_BEFORE = `case when contact.automatic or contact.disposition = any ($3) then instant($2) else instant($1) end`;

/** Contacts whose time is over: closed for so long, and the case in which they are, too. */
const DUE_CONTACTS = `contact.status = 'closed' and contact.forgotten_at is null
  and contact.closed_at <= ${CONTACTS_BEFORE}
  and not is_younger('contact', contact.id, ${CONTACTS_BEFORE})
  and not exists (
    select from case_filed filed join case_file file on file.id = filed.case_id
    where filed.contact_id = contact.id and file.status = 'closed'
      and (file.status_at > instant($4) or is_younger('case', file.id, instant($4))))`;

/** Cases whose time is over, of which anything is left. */
const DUE_CASES = `file.status = 'closed' and file.status_at <= instant($1)
  and not is_younger('case', file.id, instant($1))
  and exists (select from case_part part where part.case_id = file.id and part.owner_key is not null)`;

type DueSince = [contactsMs: number, unneededMs: number, unneeded: readonly string[], casesMs: number];
type DueNow = [...DueSince, nowMs: number];

export const dueContacts = statement<
  { id: string; owner_key: Buffer; is_unneeded: boolean },
  [...DueNow, most: number]
>(
  "due_contacts",
  `select contact.id, contact.owner_key, (contact.automatic or contact.disposition = any ($3)) as is_unneeded
   from contact where ${DUE_CONTACTS} and cardinality(contact_waits_for(contact.id, instant($5))) = 0
   order by contact.closed_at, contact.id limit $6`,
);

/** Forgotten once, and back with an older backup (DB450). */
export const contactsBack = statement<{ id: string; owner_key: Buffer }, [most: number]>(
  "contacts_back",
  "select id, owner_key from contact where owner_key = decode(repeat('00', 72), 'hex') and not is_on_hold(id) order by id limit $1",
);

export const copiesOfContact = statement<Omit<CopyRow, "channel" | "attempt">, [contactId: string]>(
  "copies_of_contact",
  `select message.id as message_id, message.contact_id, contact.owner_key, copy.ref, message.body_key, message.provider
   from provider_copy copy
   join message on message.id = copy.message_id
   join contact on contact.id = message.contact_id
   where contact.id = $1`,
);

export const forgetContact = statement<
  { outcome: string | null },
  [
    id: string,
    closedBeforeMs: number,
    ownerKey: Buffer,
    detail: Buffer,
    copies: readonly string[],
    refs: readonly (Buffer | null)[],
    nowMs: number,
    run: string | null,
  ]
>(
  "forget_contact",
  counted("forget_contact($1, instant($2), $3, $4, $5, $6::bytea[], instant($7))", "'contact'", "$8"),
);

export const dueCases = statement<{ id: string }, [casesMs: number, nowMs: number, most: number]>(
  "due_cases",
  `select file.id from case_file file where ${DUE_CASES} and cardinality(case_waits_for(file.id, instant($2))) = 0
   order by file.status_at, file.id limit $3`,
);

export const forgetCase = statement<
  { outcome: string | null },
  [id: string, closedBeforeMs: number, nowMs: number, run: string | null]
>("forget_case", counted("forget_case($1, instant($2), instant($3))", "'case'", "$4"));

export const countDue = statement<{ contacts: number; cases: number }, DueSince>(
  "count_due",
  `select (select count(*) from contact where ${DUE_CONTACTS}) as contacts,
     (select count(*) from case_file file where ${DUE_CASES.replaceAll("$1", "$4")}) as cases`,
);

/** Of the ten thousand of each that are due for longest: as many wait nowhere. */
export const countHeld = statement<RetentionHeld, DueNow>(
  "count_held",
  `select 'contact' as kind, because, count(*) as count
     from (select contact.id from contact where ${DUE_CONTACTS} order by contact.closed_at limit 10000) due
       cross join unnest(contact_waits_for(due.id, instant($5))) because group by because
   union all
   select 'case', because, count(*)
     from (select file.id from case_file file where ${DUE_CASES.replaceAll("$1", "$4")} order by file.status_at limit 10000) due
       cross join unnest(case_waits_for(due.id, instant($5))) because group by because
   order by kind, because`,
);

export const lastBegun = statement<{ began_at: number; is_full: boolean }, [full: number]>(
  "retention_last_begun",
  `select ms(began_at) as began_at, greatest(${FULL.join(", ")}) >= $1 as is_full
   from retention_run where ${FORGOT} > 0 order by id desc limit 1`,
);

/** When the first release came that forgets in time, and the one that forgets papers so; and when the house last said for how long. */
export const cameAt = statement<{
  came_at: number | null;
  papers_came_at: number | null;
  said_at: number | null;
}>(
  "retention_came_at",
  `select ms(min(began_at)) as came_at, ms(min(began_at) filter (where brings = 'papers')) as papers_came_at,
     (select ms(max(at)) from setting where name = 'retention') as said_at
   from retention_run`,
);

export const beginRun = statement<{ id: string }, [nowMs: number]>(
  "retention_begin",
  "insert into retention_run (began_at) values (instant($1)) returning id::text",
);

export const endRun = statement<Record<string, never>, [id: string, nowMs: number]>(
  "retention_end",
  "update retention_run set ended_at = instant($2) where id = $1::bigint",
);

/** Those of gateways that are gone, by whoever is alone: what they forgot waits to be gone from the disk as well. */
export const endKilledRuns = statement<{ id: string }, [nowMs: number]>(
  "retention_end_killed",
  "update retention_run set ended_at = instant($1) where ended_at is null returning id::text",
);

export const latestRuns = statement<RetentionRun>(
  "retention_latest",
  `select ms(began_at) as "beganAt", ms(ended_at) as "endedAt",
     json_build_object(${Object.entries(COLUMNS)
       .map(([kind, column]) => `'${kind}', ${column}`)
       .join(", ")}) as forgotten, ms(rewritten_at) as "rewrittenAt",
     ms(log_gone_at) as "logGoneAt", problem
   from retention_run where ${FORGOT} > 0 order by id desc limit 20`,
);

export const outsideCopies = statement<{
  channel: string;
  copies: number;
  due: number;
  tried_in_vain: number;
}>(
  "outside_copies",
  `select contact.channel, count(*) as copies, count(*) filter (where copy.ref is not null) as due,
     count(*) filter (where copy.ref is not null and copy.attempt > 0) as tried_in_vain
   from provider_copy copy
   join message on message.id = copy.message_id
   join contact on contact.id = message.contact_id
   group by contact.channel order by contact.channel`,
);
