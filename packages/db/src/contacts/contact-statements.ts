import type { Disposition } from "@holdfast/case-schema";
import { AS_OF, type AsOfRow } from "../log/as-of.ts";
import { statement } from "../sql/statement.ts";
import type { ContactLink } from "../links/link-store.ts";
import type { ContactFacts, StaffName, TakeOver } from "./contact-facts.ts";

/** What was answered when a contact was last closed, with the outcome as it was offered then. */
export interface AnsweredRow {
  /** `null`: nothing was asked. */
  readonly facts: unknown;
  /** `null` for what was offered as delivered. */
  readonly offered: unknown;
}

const ANSWERED = "answered.facts, answered.offered";
const JOIN_ANSWERED = `left join lateral (
     select answer.facts, (
       select offered from setting, jsonb_array_elements(setting.value) offered
       where setting.name = 'dispositions' and setting.version = answer.setting_version
         and offered ->> 'id' = contact.disposition) as offered
     from closing_answer answer
     where answer.contact_id = contact.id
       and answer.version = (select max(version) from closing where closing.contact_id = contact.id)
   ) answered on contact.status = 'closed'`;

export interface OpenedRow extends AsOfRow, AnsweredRow {
  readonly row: ContactFacts;
  readonly owner_key: Buffer;
  readonly detail: Buffer;
  readonly reach: Buffer | null;
  readonly closed_at: number | null;
  readonly closed_by: StaffName | null;
  readonly disposition: Disposition | null;
  readonly taken_over: TakeOver | null;
  readonly previous_id: string | null;
  readonly previous_number: number | null;
  readonly opted_out_since: number | null;
  readonly links: readonly ContactLink[];
}

/** A take-over began the present holder's time when it says so: whoever got it in another way since has another time. */
const OPENED = `select ${AS_OF}, contact_row.row, contact.owner_key, contact.detail, contact.reach, ms(contact.closed_at) as closed_at,
   case when closer.id is not null then json_build_object('id', closer.id, 'name', closer.name) end as closed_by,
   contact.disposition, previous.id as previous_id, previous.number as previous_number,
   ms(opt_out.at) as opted_out_since,
   (select json_build_object('from', json_build_object('id', giver.id, 'name', giver.name),
      'by', json_build_object('id', taker.id, 'name', taker.name), 'at', ms(take_over.at), 'reason', take_over.reason)
    from take_over
    join staff giver on giver.id = take_over.from_id
    join staff taker on taker.id = take_over.by_id
    where take_over.contact_id = contact.id and take_over.by_id = contact.holder_id
      and take_over.at = contact.held_since
    order by take_over.version desc limit 1) as taken_over,
   (select coalesce(json_agg(json_build_object('kind', link.kind, 'at', ms(link.at),
      'direction', case when link.from_id = contact.id then 'to' else 'from' end,
      'by', json_build_object('id', linker.id, 'name', linker.name),
      'contact', json_build_object('id', other.id, 'number', other.number, 'medium', other.medium,
        'status', other.status)) order by link.at, other.number), '[]')
    from contact_link link
    join contact other on other.id = case when link.from_id = contact.id then link.to_id else link.from_id end
    join staff linker on linker.id = link.by_id
    where link.from_id = contact.id or link.to_id = contact.id) as links, ${ANSWERED}
 from contact
 join contact_row on contact_row.id = contact.id
 left join staff closer on closer.id = contact.closed_by_id
 left join contact previous on previous.id = contact.previous_contact_id
 left join opt_out on opt_out.channel = contact.channel and opt_out.thread_key = contact.thread_key
 ${JOIN_ANSWERED}
 where contact.id = $1`;

export const openedContact = statement<OpenedRow, [id: string]>("opened_contact", OPENED);

/**
 * One statement, so that nobody is shown a contact whose look is not recorded by the same commit (AU1, AU2), and no lead one that somebody
 * else has who is not told (DB677).
 */
export const lookedContact = statement<
  (OpenedRow | { readonly row: null }) & { readonly watched: boolean | null },
  [id: string, by: string, nowMs: number]
>(
  "looked_contact",
  `with opened as materialized (
     ${OPENED} and may_contact($2, contact.id, 'read', $3)
   ), noted as materialized (
     select audit_write($2, 'looked', 'contact', $1, $1, null, null,
       case when not exists (select from opened) then 'not_found' end) as done,
       case when exists (select from opened) and is_watching($2, $1) then watch_contact($2, $1) end as watched
   )
   select opened.*, noted.watched from noted left join opened on noted.done`,
);

export interface ClosedRow extends AnsweredRow {
  readonly row: ContactFacts;
  readonly closed_at: number;
  readonly closed_by: StaffName | null;
  readonly disposition: Disposition;
}

export const closedContacts = statement<
  ClosedRow,
  [beforeMs: number | null, beforeId: string | null, size: number, number: number | null, by: string | null]
>(
  "closed_contacts",
  `select contact_row.row, ms(contact.closed_at) as closed_at,
     case when closer.id is not null then json_build_object('id', closer.id, 'name', closer.name) end as closed_by,
     contact.disposition, ${ANSWERED}
   from contact
   join contact_row on contact_row.id = contact.id
   left join staff closer on closer.id = contact.closed_by_id
   ${JOIN_ANSWERED}
   where contact.status = 'closed'
     and ($1::bigint is null or (contact.closed_at, contact.id) < (instant($1), $2::uuid))
     and ($4::integer is null or contact.number = $4)
     and not contact.id = any (array(select barred_contacts($5::uuid)))
   order by contact.closed_at desc, contact.id desc
   limit $3`,
);
