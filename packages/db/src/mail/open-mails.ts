import { ChannelId, ContactId, MessageId } from "@holdfast/case-schema";
import { openParts } from "../pictures/stored-files.ts";
import { PLACE } from "../sealing/places.ts";
import { openRecordKey, openUnder, openWhole, type Owner } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  fileOfDanger,
  filesOfMessage,
  htmlOfMessage,
  readFile,
  readRaw,
  unreadableMessages,
  type FileRow,
} from "./mail-statements.ts";
import type { MailFile, MailStore } from "./mail-store.ts";

export function openMails(inside: Inside): MailStore {
  const { pool, owners, clock } = inside;
  return {
    files: async (id) =>
      (await filesOfMessage(pool, id)).map((row) =>
        fileOf(owners.unwrap(row.contact_id, row.owner_key), id, row),
      ),
    async html(id) {
      const [row] = await htmlOfMessage(pool, id);
      if (row === undefined || row.html === null || row.body_key === null) return null;
      const owner = owners.unwrap(row.contact_id, row.owner_key);
      try {
        const record = openRecordKey(owner, PLACE.message(id), row.body_key);
        return openUnder(record, owner, PLACE.html(id), row.html).toString();
      } catch {
        // A value that is damaged stays so; the words stand without it.
        return null;
      }
    },
    isOfDanger: async (id) => (await fileOfDanger(pool, id))[0]?.is === true,
    async open(id, by, source) {
      const rows = await readFile(pool, id, by, clock(), source);
      const [first] = rows;
      if (first !== undefined) {
        const bytes = openParts(owners.unwrap(first.contact_id, first.owner_key), rows);
        return { contactId: ContactId.parse(first.contact_id), bytes };
      }
      const [raw] = source ? await readRaw(pool, id, by, clock()) : [];
      if (raw === undefined) return null;
      const bytes = openWhole(owners.unwrap(raw.contact_id, raw.owner_key), PLACE.raw(id), raw.raw);
      return { contactId: ContactId.parse(raw.contact_id), bytes };
    },
    async unreadable(most) {
      return (await unreadableMessages(pool, most)).map((row) => ({
        messageId: MessageId.parse(row.message_id),
        contactId: ContactId.parse(row.contact_id),
        contactNumber: row.number,
        channel: ChannelId.parse(row.channel),
        at: row.at,
        isWhole: row.unreadable,
        hasSource: row.has_source,
      }));
    },
  };
}

function fileOf(owner: Owner, messageId: string, row: FileRow): MailFile {
  return {
    id: row.id,
    name: nameOf(owner, messageId, row),
    foundType: row.found_type,
    kind: row.kind,
    bytes: row.bytes,
    role: row.role,
    isInline: row.is_inline,
    isKept: row.is_kept,
  };
}

function nameOf(owner: Owner, id: string, { ord, name, body_key: key }: FileRow): string | null {
  if (name === null || key === null) return null;
  try {
    return openUnder(
      openRecordKey(owner, PLACE.message(id), key),
      owner,
      PLACE.fileName(id, ord),
      name,
    ).toString();
  } catch {
    return null;
  }
}
