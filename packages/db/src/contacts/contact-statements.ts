import type { Disposition, SendState } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { ContactFacts, StaffName } from "./contact-facts.ts";

/** Epoch and xmin come from the same statement as the rows, or events could be lost between them. */
const AS_OF = "log_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin";

export interface AsOfRow {
  readonly epoch: string;
  readonly xmin: string;
}

/** The open contacts as one JSON text. */
export const queueRows = statement<AsOfRow & { readonly rows: string }>(
  "queue_rows",
  `select ${AS_OF},
     (select coalesce(json_agg(contact_row.row), '[]')::text from contact_row where status <> 'closed') as rows`,
);

export interface OpenedRow extends AsOfRow {
  readonly row: ContactFacts;
  readonly owner_key: Buffer;
  readonly detail: Buffer;
  readonly reach: Buffer | null;
  readonly closed_at: number | null;
  readonly closed_by: StaffName | null;
  readonly disposition: Disposition | null;
  readonly previous_id: string | null;
  readonly previous_number: number | null;
}

export const openedContact = statement<OpenedRow, [id: string]>(
  "opened_contact",
  `select ${AS_OF}, contact_row.row, contact.owner_key, contact.detail, contact.reach, ms(contact.closed_at) as closed_at,
     case when closer.id is not null then json_build_object('id', closer.id, 'name', closer.name) end as closed_by,
     contact.disposition, previous.id as previous_id, previous.number as previous_number
   from contact
   join contact_row on contact_row.id = contact.id
   left join staff closer on closer.id = contact.closed_by_id
   left join contact previous on previous.id = contact.previous_contact_id
   where contact.id = $1`,
);

export interface EntryRow {
  readonly kind: "inbound" | "outbound" | "note";
  readonly id: string;
  readonly at: number;
  readonly version: number;
  readonly body_key: Buffer | null;
  readonly body: Buffer | null;
  readonly author: StaffName | null;
  readonly send_state: SendState | null;
  readonly failure: string | null;
  readonly unreadable: boolean;
  readonly sent_at: number | null;
}

/** With ties, so that a version never comes in halves. */
export const entriesAfter = statement<EntryRow, [contactId: string, afterVersion: number]>(
  "entries_after",
  `select entry.kind, entry.id, ms(entry.at) as at, entry.version, entry.body_key, entry.body,
     case when staff.id is not null then json_build_object('id', staff.id, 'name', staff.name) end as author,
     entry.send_state, entry.failure, entry.unreadable, ms(entry.sent_at) as sent_at
   from (
     select * from (
       select direction::text as kind, id, at, version, body_key, body, author_id, send_state, failure, unreadable, sent_at
       from message where contact_id = $1 and version > $2
       union all
       select 'note', id, at, version, body_key, body, author_id, null, null, false, null
       from note where contact_id = $1 and version > $2
     ) every order by version fetch first 500 rows with ties
   ) entry
   left join staff on staff.id = entry.author_id
   order by entry.version, entry.at, entry.id`,
);

export interface ClosedRow {
  readonly row: ContactFacts;
  readonly closed_at: number;
  readonly closed_by: StaffName;
  readonly disposition: Disposition;
}

export const closedContacts = statement<
  ClosedRow,
  [beforeMs: number | null, beforeId: string | null, size: number, number: number | null]
>(
  "closed_contacts",
  `select contact_row.row, ms(contact.closed_at) as closed_at,
     json_build_object('id', closer.id, 'name', closer.name) as closed_by, contact.disposition
   from contact
   join contact_row on contact_row.id = contact.id
   join staff closer on closer.id = contact.closed_by_id
   where contact.status = 'closed'
     and ($1::bigint is null or (contact.closed_at, contact.id) < (instant($1), $2::uuid))
     and ($4::integer is null or contact.number = $4)
   order by contact.closed_at desc, contact.id desc
   limit $3`,
);
