import type { Lane, Language, Speaker } from "@holdfast/case-schema";
import type { ContactFacts } from "../contacts/contact-facts.ts";
import type { MoveRow } from "../moves/move-statement.ts";
import { statement } from "../sql/statement.ts";

export const triageContact = statement<
  MoveRow,
  [
    id: string,
    by: string,
    expected: number,
    lane: Lane | null,
    speaker: Speaker | null,
    language: Language | null,
    targetMs: number,
    dangerTargetMs: number,
    nowMs: number,
  ]
>("triage_contact", "select kind, reason, row from triage_contact($1, $2, $3, $4, $5, $6, $7, $8, $9)");

export const setAsideContact = statement<
  MoveRow,
  [id: string, by: string, expected: number, untilMs: number | null, nowMs: number]
>("set_aside_contact", "select kind, reason, row from set_aside_contact($1, $2, $3, $4, $5)");

export const wakeSetAside = statement<{ count: number }, [nowMs: number]>(
  "wake_set_aside",
  "select wake_set_aside($1) as count",
);

export interface FirstWordsRow {
  readonly row: ContactFacts;
  readonly owner_key: Buffer;
  readonly message_id: string;
  readonly at: number;
  readonly body_key: Buffer | null;
  readonly body: Buffer | null;
}

/** One statement, so that nobody is shown words whose reading is not recorded by the same commit (DB162). */
export const firstWords = statement<FirstWordsRow, [ids: readonly string[], by: string, nowMs: number]>(
  "first_words",
  `with shown as materialized (
     select id, version from contact where id = any ($1::uuid[]) and status = 'waiting'
   ), recorded as (
     insert into content_read (contact_id, by_id, version, at)
     select id, $2::uuid, version, instant($3) from shown order by id
     on conflict do nothing
   )
   select contact_row.row, contact.owner_key, message.id as message_id, ms(message.at) as at, message.body_key, message.body
   from shown
   join contact on contact.id = shown.id
   join contact_row on contact_row.id = contact.id
   join lateral (
     select id, at, version, body_key, body from message
     where message.contact_id = contact.id and message.direction = 'inbound'
     order by version, at, id limit 3
   ) message on true
   order by contact.number, message.version, message.at, message.id`,
);
