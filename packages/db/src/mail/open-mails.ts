import { ChannelId, ContactId, MessageId, type UserId } from "@holdfast/case-schema";
import type { WithholdsAddresses } from "../contacts/contact-store.ts";
import { openParts } from "../pictures/stored-files.ts";
import { readRecord } from "../reach/read-record.ts";
import { PLACE } from "../sealing/places.ts";
import { openRecordKey, openUnder, openWhole, type Owner } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  fileOfDanger,
  filesOfMessage,
  htmlOfMessage,
  keptOf,
  readFile,
  readRaw,
  unreadableMessages,
  type FileRow,
} from "./mail-statements.ts";
import type { MailFile, MailStore, OpenedFile } from "./mail-store.ts";

export function openMails(inside: Inside): MailStore {
  const { pool, owners } = inside;
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
    open: (id, by, source, isWithheld) => openKept(inside, { id, by, source, isWithheld }),
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

interface Asked {
  readonly id: string;
  readonly by: UserId;
  readonly source: boolean;
  readonly isWithheld: WithholdsAddresses;
}

/** What is withheld is not opened; what is not there runs the same statements as what is. */
async function openKept(inside: Inside, asked: Asked): Promise<OpenedFile> {
  const { owners } = inside;
  const { id } = asked;
  const read = await transaction(inside.pool, async (on) => readKept(inside, on, asked));
  if (read.withheld !== null) return { kind: "withheld", contactId: ContactId.parse(read.withheld) };
  const { rows, raw } = read;
  const [first] = rows;
  if (first !== undefined) {
    const bytes = openParts(owners.unwrap(first.contact_id, first.owner_key), rows);
    return { kind: "opened", contactId: ContactId.parse(first.contact_id), bytes };
  }
  if (raw === undefined) return null;
  const bytes = openWhole(owners.unwrap(raw.contact_id, raw.owner_key), PLACE.raw(id), raw.raw);
  return { kind: "opened", contactId: ContactId.parse(raw.contact_id), bytes };
}

async function readKept(inside: Inside, on: Queryable, { id, by, source, isWithheld }: Asked) {
  const [kept] = await keptOf(on, id);
  const record = await readRecord(inside, ContactId.parse(kept?.contact_id ?? crypto.randomUUID()), on);
  const isKeptBack = kept?.is_source === true && (record === null || isWithheld(record));
  const given = source && !isKeptBack;
  const now = inside.clock();
  const rows = await readFile(on, id, by, now, given);
  const [raw] = await readRaw(on, id, by, now, given);
  return { withheld: source && isKeptBack ? kept.contact_id : null, rows, raw };
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
