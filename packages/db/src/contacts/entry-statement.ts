import type { AutomaticKind, SendState } from "@holdfast/case-schema";
import { eachRowStatement } from "../sql/statement.ts";
import type { StaffName } from "./contact-facts.ts";

export interface EntryRow {
  readonly kind: "inbound" | "outbound" | "note";
  readonly id: string;
  readonly at: number;
  readonly version: number;
  readonly entry: number;
  /** The words as `sealWhole` would have sealed them, in base 64. */
  readonly words: string | null;
  readonly ours: OursOfEntry | null;
  /** `null`: it is not, as with nearly all. */
  readonly unreadable: true | null;
  readonly sent_at: number | null;
  /** `null`: it has none, as with nearly all. */
  readonly has_files: true | null;
  readonly mail: MailOfEntry | null;
  readonly opt_out_word: "stop_word" | "start_word" | null;
}

/** What only an answer or a note has. */
interface OursOfEntry {
  readonly author: StaffName | null;
  readonly sendState: SendState | null;
  readonly failure: string | null;
  readonly notBefore: number | null;
}

/** What only a mail has; what is sealed is in base 64. */
export interface MailOfEntry {
  readonly key: string | null;
  readonly automatic: AutomaticKind | null;
  readonly subject: string | null;
  readonly facts: string | null;
  readonly people: string | null;
  readonly quotedFrom: number | null;
  readonly hasHtml: boolean;
}

/**
 * With ties, so that a version never comes in halves. What somebody found to be a person's is a machine's no more (DB192).
 * A page is up to 500 rows, and what each of them costs is counted in columns and in bytes: what few of them have comes as
 * one value, and what is sealed in base 64, of which both ends make bytes sooner than of the hexadecimal that the driver
 * would read.
 */
export const entriesAfter = eachRowStatement<
  EntryRow,
  [contactId: string, afterVersion: number, nowMs: number]
>(
  "entries_after",
  `select entry.kind, entry.id, ms(entry.at) as at, entry.version, entry.entry,
     encode(entry.body_key || entry.body, 'base64') as words,
     case when entry.kind <> 'inbound' then json_build_object(
       'author', (select json_build_object('id', id, 'name', name) from staff where id = entry.author_id),
       'sendState', entry.send_state, 'failure', entry.failure,
       'notBefore', (select ms(not_before) from outbox where message_id = entry.id and not_before > instant($3))) end as ours,
     nullif(entry.unreadable, false) as unreadable, ms(entry.sent_at) as sent_at, nullif(entry.has_files, false) as has_files,
     case when entry.kind <> 'note' then (
       select json_build_object('key', encode(entry.body_key, 'base64'),
         'automatic', case when mail_look.verdict is distinct from 'person' then mail.automatic end,
         'subject', encode(mail.subject, 'base64'), 'facts', encode(mail.facts, 'base64'),
         'people', encode(mail.people, 'base64'), 'quotedFrom', mail.quoted_from, 'hasHtml', mail.html is not null)
       from mail left join mail_look on mail_look.message_id = mail.message_id where mail.message_id = entry.id) end as mail,
     case when entry.kind = 'inbound' then (
       select kind::text from opt_out_word word
       where word.channel = entry.channel and word.dedupe_key = entry.dedupe_key
         and word.kind in ('stop_word', 'start_word')) end as opt_out_word
   from (
     select * from (
       select direction::text as kind, id, at, version, entry, body_key, body, author_id, send_state, failure, unreadable, sent_at,
         media > 0 or raw is not null as has_files, channel, dedupe_key
       from message where contact_id = $1 and version > $2
       union all
       select 'note', id, at, version, version, body_key, body, author_id, null, null, false, null, false, null, null
       from note where contact_id = $1 and version > $2
     ) every order by version fetch first 500 rows with ties
   ) entry
   order by entry.version, entry.at, entry.id`,
);
