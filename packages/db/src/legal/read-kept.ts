import { ContactId, type UserId } from "@holdfast/case-schema";
import { openParts, type StoredPart } from "../pictures/stored-files.ts";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { keptScan, keptScansOf } from "./kept-scans.ts";
import { keptWords, type KeptRow } from "./kept-words.ts";
import type { KeptOnHold } from "./legal-store.ts";

const recordReading = statement<
  { id: string },
  [holdId: string, by: string, nowMs: number, fileId: string | null]
>(
  "record_kept_on_hold_read",
  `insert into kept_on_hold_read (hold_id, by_id, at, media_id)
   select held.id, $2::uuid, instant($3), $4::uuid from legal_hold held
   where held.id = $1 and opens_to_counsel(held) and is_one_of($2, '{counsel}')
     and not hold_is_barred($2::uuid, held.id) returning id`,
);

/** What stood beside a message's words opens under the message's key, which was kept with them. */
const keptRows = statement<KeptRow, [holdId: string]>(
  "kept_on_hold",
  `select kept.id::text as id, kept.kept_of::text as kept_of, kept.record_id, kept.contact_id, ms(kept.at) as at, contact.owner_key,
     coalesce(message.body_key, (
       select decode(substr(words.was ->> 'body_key', 3), 'hex') from kept_on_hold words
       where words.kept_of = 'message' and words.record_id = kept.record_id order by words.id limit 1)) as message_key,
     (select ord from media where media.id = (kept.was ->> 'media_id')::uuid) as ord, kept.was
   from kept_on_hold kept left join contact on contact.id = kept.contact_id
   left join message on kept.kept_of in ('mail', 'mail_file') and message.id = kept.record_id
   where kept.contact_id in (select contact_id from legal_hold_contact where hold_id = $1)
     or kept.case_id in (select case_id from legal_hold_case where hold_id = $1)
   order by kept.id`,
);

/**
 * Files that were withdrawn and are kept as they came. What was quarantined, and what holds it, opens for nobody (DB102), unless it was
 * marked by mistake.
 */
const KEPT_FILES = `select media.id, media.contact_id, message.withdrawn_at, not exists (
    select from media beside join report_decision on report_decision.media_id = beside.id
    where beside.message_id = media.message_id and report_decision.outcome is distinct from 'marked_by_mistake'
      and (beside.id = media.id
        or exists (select from mail_file where mail_file.media_id = media.id and mail_file.role <> 'attachment'))) as opens
  from legal_hold_contact reached
  join media on media.contact_id = reached.contact_id and media.state = 'withdrawn'
  join message on message.id = media.message_id
  where reached.hold_id = $1 and exists (
    select from media_file file where file.media_id = media.id and file.attached and file.copy = 'original')`;

const keptFiles = statement<{ id: string; contact_id: string; at: number; opens: boolean }, [holdId: string]>(
  "kept_files_on_hold",
  `select kept.id, kept.contact_id, ms(kept.withdrawn_at) as at, kept.opens from (${KEPT_FILES}) kept order by kept.id`,
);

const keptFileParts = statement<
  StoredPart & { readonly contact_id: string; readonly owner_key: Buffer },
  [holdId: string, fileId: string]
>(
  "kept_file_parts",
  `select kept.contact_id, contact.owner_key, file.id as file_id, file.file_key, file.parts, part.body
   from (${KEPT_FILES}) kept
   join contact on contact.id = kept.contact_id
   join media_file file on file.media_id = kept.id and file.attached and file.copy = 'original'
   join media_part part on part.file_id = file.id
   where kept.id = $2 and kept.opens order by part.part`,
);

/** Reads for counsel what was kept while that hold stands, and records it by the same commit (DB390). */
export async function readKept(
  inside: Inside,
  holdId: string,
  by: UserId,
): Promise<readonly KeptOnHold[] | null> {
  return transaction(inside.pool, async (on) => {
    const [recorded] = await recordReading(on, holdId, by, inside.clock(), null);
    if (recorded === undefined) return null;
    const rows = (await keptRows(on, holdId)).map((row) => ({
      id: row.id,
      of: row.kept_of,
      contactId: row.contact_id === null ? null : ContactId.parse(row.contact_id),
      until: row.at,
      words: keptWords(inside.owners, row),
      fileId: null,
    }));
    const files = (await keptFiles(on, holdId)).map(({ id, contact_id: contactId, at, opens }) => ({
      id,
      of: "file" as const,
      contactId: ContactId.parse(contactId),
      until: at,
      words: null,
      fileId: opens ? id : null,
    }));
    return [...rows, ...files, ...(await keptScansOf(on, holdId))];
  });
}

/** Reads for counsel one file that is kept, and records it by the same commit. Throws when it is damaged. */
export async function readKeptFile(
  inside: Inside,
  holdId: string,
  fileId: string,
  by: UserId,
): Promise<Uint8Array | null> {
  return transaction(inside.pool, async (on) => {
    const parts = await keptFileParts(on, holdId, fileId);
    const [first] = parts;
    const open =
      first === undefined
        ? await keptScan(inside, on, holdId, fileId)
        : () => openParts(inside.owners.unwrap(first.contact_id, first.owner_key), parts);
    if (open === null) return null;
    const [recorded] = await recordReading(on, holdId, by, inside.clock(), fileId);
    return recorded === undefined ? null : open();
  });
}
