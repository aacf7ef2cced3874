import type { AutomaticKind, FileKind } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { notePartly } from "../looks/look-statements.ts";
import { storeFile } from "../pictures/stored-files.ts";
import { PLACE } from "../sealing/places.ts";
import { openRecordKey, sealUnder, type Owner } from "../sealing/seal.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import type { ArrivedMail } from "./arrived-mail.ts";
import { saysSomething, sealMail } from "./sealed-mail.ts";
import type { Sender } from "./sealed-people.ts";

const putMail = statement<
  Record<string, never>,
  [
    id: string,
    automatic: AutomaticKind | null,
    subject: Buffer | null,
    facts: Buffer | null,
    html: Buffer | null,
    people: Buffer | null,
    quotedFrom: number | null,
  ]
>(
  "put_mail",
  `insert into mail (message_id, automatic, subject, facts, html, people, quoted_from)
   values ($1, $2::automatic_kind, $3, $4, $5, $6, $7)`,
);

const mediaOfMessage = statement<{ id: string; ord: number }, [messageId: string]>(
  "media_of_message",
  "select id, ord from media where message_id = $1",
);

/** What is no picture is settled where it stands: it is kept as it came, and never shown. */
const putMailFile = statement<
  Record<string, never>,
  [
    mediaId: string,
    role: string,
    isInline: boolean,
    name: Buffer | null,
    foundType: string | null,
    kind: FileKind,
    bytes: number,
  ]
>(
  "put_mail_file",
  `with settled as (
     update media set state = 'refused', refusal = 'not_a_picture', kind = $6::media_kind, bytes = $7
     where id = $1 and $6::media_kind <> 'picture'
   ), done as (
     delete from media_fetch where media_id = $1 and $6::media_kind <> 'picture'
   )
   insert into mail_file (media_id, role, is_inline, name, found_type) values ($1, $2::file_role, $3, $4, $5)`,
);

/** A message that the transaction has just stored, with what it takes to seal something beside it. */
export interface JustStored {
  readonly messageId: string;
  readonly owner: Owner;
  readonly bodyKey: Buffer;
  /** How many files of it lie with the provider; those that came along stand after them. */
  readonly listed: number;
  readonly nowMs: number;
}

/** How many files a message has that came along, its source among them. */
export function filesAlong(mail: ArrivedMail | null): number {
  return mail === null ? 0 : mail.files.length + (mail.source === null ? 0 : 1);
}

/** Stores what came with a message, in the transaction that stores the message (DB173, DB174, DB179). */
export async function keepMail(
  on: Queryable,
  stored: JustStored,
  mail: ArrivedMail,
  sender: Sender | null,
): Promise<void> {
  const { messageId, owner, bodyKey, listed, nowMs } = stored;
  const record = openRecordKey(owner, PLACE.message(messageId), bodyKey);
  const people = { sender, addressees: mail.addressees };
  if (saysSomething(mail, people)) {
    const { subject, facts, html, people: sealedPeople } = sealMail(record, owner, messageId, mail, people);
    await putMail(on, messageId, mail.automatic, subject, facts, html, sealedPeople, mail.quotedFrom);
  }
  // Where it is kept as it came, its file's own row says so, whatever statement stores it.
  if (mail.partly.length > 0 && mail.source === null) await notePartly(on, messageId);
  if (filesAlong(mail) === 0) return;
  const media = new Map((await mediaOfMessage(on, messageId)).map(({ id, ord }) => [ord, id]));
  const source =
    mail.source === null
      ? []
      : [
          {
            name: null,
            bytes: mail.source,
            foundType: "message/rfc822",
            kind: "document",
            isInline: false,
            role: "source",
          } as const,
        ];
  for (const [index, file] of [...mail.files, ...source].entries()) {
    const ord = listed + index;
    const mediaId = media.get(ord);
    if (mediaId === undefined) throw new Error("a message has fewer files than came with it");
    const { name, bytes, foundType, kind, isInline, role } = file;
    const sealedName =
      name === null ? null : sealUnder(record, owner, PLACE.fileName(messageId, ord), Buffer.from(name));
    await storeFile(on, nowMs, owner, { id: v7(), mediaId, copy: "original", attached: true }, bytes);
    await putMailFile(on, mediaId, role, isInline, sealedName, foundType, kind, bytes.length);
  }
}
