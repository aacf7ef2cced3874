import type { FileKind, FileRole } from "@holdfast/case-schema";
import type { StoredPart } from "../pictures/stored-files.ts";
import { WHOLE_OVERHEAD_BYTES } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";

export interface FileRow {
  readonly id: string;
  readonly contact_id: string;
  readonly owner_key: Buffer;
  readonly ord: number;
  readonly name: Buffer | null;
  readonly found_type: string | null;
  readonly kind: FileKind | null;
  readonly bytes: number | null;
  readonly role: FileRole | "source";
  readonly is_inline: boolean;
  readonly is_kept: boolean;
  readonly body_key: Buffer | null;
}

/**
 * Whether a file of `media` holds a picture that was quarantined: the message as it came does, and whatever else wraps parts
 * may. Erasing the picture ends nothing; only a mark made by mistake does.
 */
const WRAPS_QUARANTINED = `mail_file.role <> 'attachment' and exists (
  select from media beside join report_decision on report_decision.media_id = beside.id
  where beside.message_id = media.message_id and report_decision.outcome is distinct from 'marked_by_mistake')`;

/** What is quarantined says nothing of itself but that it came. A small delivery lies beside its message, under its name. */
export const filesOfMessage = statement<FileRow, [messageId: string]>(
  "mail_files_of_message",
  `select file.*, contact.id as contact_id, contact.owner_key, message.body_key
   from message
   join contact on contact.id = message.contact_id
   join lateral (
     select media.id, media.ord,
       case when media.state <> 'quarantined' then mail_file.name end as name,
       case when media.state <> 'quarantined' then mail_file.found_type end as found_type,
       case when media.state <> 'quarantined' then media.kind end as kind,
       case when media.state <> 'quarantined' then media.bytes end as bytes,
       mail_file.role::text as role, mail_file.is_inline,
       media.state = 'refused' and media.refusal = 'not_a_picture' and not (${WRAPS_QUARANTINED}) as is_kept
     from media join mail_file on mail_file.media_id = media.id
     where media.message_id = message.id
     union all
     select message.id, 32767, null, null, 'document', octet_length(message.raw) - ${WHOLE_OVERHEAD_BYTES}, 'source', false, true
     where message.raw is not null
   ) file on true
   where message.id = $1
   order by file.ord`,
);

export const htmlOfMessage = statement<
  { contact_id: string; owner_key: Buffer; body_key: Buffer | null; html: Buffer | null },
  [id: string]
>(
  "mail_html",
  `select message.contact_id, contact.owner_key, message.body_key, mail.html
   from mail join message on message.id = mail.message_id join contact on contact.id = message.contact_id
   where mail.message_id = $1`,
);

/** Of which contact something kept is, and whether it is a message as it came; nothing where nobody is given it. */
export const keptOf = statement<{ readonly contact_id: string; readonly is_source: boolean }, [id: string]>(
  "kept_of",
  `select media.contact_id, mail_file.role = 'source' as is_source
   from media join mail_file on mail_file.media_id = media.id
   where media.id = $1 and media.state = 'refused' and media.refusal = 'not_a_picture' and not (${WRAPS_QUARANTINED})
   union all
   select message.contact_id, true from message where message.id = $1 and message.raw is not null`,
);

export interface ReadRow extends StoredPart {
  readonly contact_id: string;
  readonly owner_key: Buffer;
}

/** One statement, so that nobody is given bytes whose reading is not recorded by the same commit (DB177). */
export const readFile = statement<ReadRow, [id: string, by: string, nowMs: number, source: boolean]>(
  "read_mail_file",
  `with shown as materialized (
     select media.id, contact.id as contact_id, contact.version, contact.owner_key
     from media
     join mail_file on mail_file.media_id = media.id
     join contact on contact.id = media.contact_id
     where media.id = $1 and media.state = 'refused' and media.refusal = 'not_a_picture'
       and ($4 or mail_file.role <> 'source') and not (${WRAPS_QUARANTINED})
   ), recorded as (
     insert into content_read (contact_id, by_id, version, at)
     select contact_id, $2::uuid, version, instant($3) from shown
     on conflict do nothing
   )
   select shown.contact_id, shown.owner_key, file.id as file_id, file.file_key, file.parts, part.body
   from shown
   join media_file file on file.media_id = shown.id and file.attached and file.copy = 'original'
   join media_part part on part.file_id = file.id
   order by part.part`,
);

/** The same for a small delivery that lies beside its message. */
export const readRaw = statement<
  { contact_id: string; owner_key: Buffer; raw: Buffer },
  [messageId: string, by: string, nowMs: number, source: boolean]
>(
  "read_raw",
  `with shown as materialized (
     select contact.id as contact_id, contact.version, contact.owner_key, message.raw
     from message join contact on contact.id = message.contact_id
     where message.id = $1 and message.raw is not null and $4
   ), recorded as (
     insert into content_read (contact_id, by_id, version, at)
     select contact_id, $2::uuid, version, instant($3) from shown
     on conflict do nothing
   )
   select contact_id, owner_key, raw from shown`,
);

export interface UnreadableRow {
  readonly message_id: string;
  readonly contact_id: string;
  readonly number: number;
  readonly channel: string;
  readonly at: number;
  readonly unreadable: boolean;
  readonly has_source: boolean;
}

export const unreadableMessages = statement<UnreadableRow, [most: number]>(
  "unreadable_messages",
  `select message.id as message_id, contact.id as contact_id, contact.number, contact.channel, ms(message.at) as at,
     message.unreadable, message.raw is not null or source.message_id is not null as has_source
   from message
   join contact on contact.id = message.contact_id
   left join (
     select media.message_id from mail_file join media on media.id = mail_file.media_id where mail_file.role = 'source'
   ) source on source.message_id = message.id
   where message.withdrawn_at is null and (message.unreadable or source.message_id is not null)
   order by message.at desc, message.id desc limit $1`,
);

/** Whether a file, or a message, is of a contact of which danger is told. */
export const fileOfDanger = statement<{ readonly is: boolean }, [id: string]>(
  "file_of_danger",
  `select exists (select from contacts_of(array[$1::uuid]) file
     join contact on contact.id = file.contact_id where contact.danger is not null) as is`,
);
