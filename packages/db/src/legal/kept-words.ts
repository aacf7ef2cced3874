import { readPartyWords } from "../calls/sealed-party.ts";
import { openKeptValues } from "../cases/sealed-part.ts";
import { openMail } from "../mail/sealed-mail.ts";
import { openDetail } from "../sealing/detail.ts";
import type { Owners } from "../sealing/owners.ts";
import { PLACE } from "../sealing/places.ts";
import { openReach } from "../sealing/reach.ts";
import { open, openRecordKey, openUnder, openWhole, type Owner } from "../sealing/seal.ts";
import type { KeptOf } from "./legal-store.ts";

/** One row as it was, and what it takes to open it. */
export interface KeptRow {
  readonly id: string;
  readonly kept_of: Exclude<KeptOf, "file" | "scan">;
  readonly record_id: string;
  readonly contact_id: string | null;
  readonly at: number;
  /** The contact's; `null`: it is of no contact. */
  readonly owner_key: Buffer | null;
  /** Of the message that it stood beside. */
  readonly message_key: Buffer | null;
  /** A file's place among its message's files. */
  readonly ord: number | null;
  readonly was: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * The words of what was kept, as they were: of a person, somebody called, a contact or a mail in JSON. `null`: it had none, or they are
 * damaged. Personal data.
 */
export function keptWords(owners: Owners, row: KeptRow): string | null {
  try {
    return row.kept_of === "case_part" ? partWords(owners, row) : contactWords(owners, row);
  } catch {
    // Damaged, which is said beside all that is not.
    return null;
  }
}

/** As PostgreSQL writes bytes in JSON. */
function bytes({ was }: KeptRow, column: string): Buffer | null {
  const hex = was[column];
  return typeof hex === "string" ? Buffer.from(hex.slice(2), "hex") : null;
}

function partWords(owners: Owners, row: KeptRow): string | null {
  const [key, body] = [bytes(row, "owner_key"), bytes(row, "body")];
  if (key === null || body === null) return null;
  const owner = owners.unwrap(row.record_id, key);
  return JSON.stringify(openKeptValues(owner, Number(row.was["version"]), body));
}

function contactWords(owners: Owners, row: KeptRow): string | null {
  const { contact_id: contactId, kept_of: of, record_id: id, was } = row;
  const ownerKey = of === "contact" ? bytes(row, "owner_key") : row.owner_key;
  if (contactId === null || ownerKey === null) return null;
  const owner = owners.unwrap(contactId, ownerKey);
  switch (of) {
    case "contact":
      return contactItself(owner, row);
    case "message":
      return messageWords(owner, row);
    case "mail":
      return mailWords(owner, row);
    case "mail_file":
      return underMessage(owner, row, "name", PLACE.fileName(id, row.ord ?? 0));
    case "note":
      return opened(owner, row, PLACE.note(id));
    case "draft":
      return opened(owner, row, PLACE.draft(id, String(was["kind"]), String(was["author_id"])));
    case "call_party": {
      const [key, body] = [bytes(row, "body_key"), bytes(row, "body")];
      if (key === null || body === null) return null;
      const version = Number(was["body_version"]);
      return JSON.stringify(readPartyWords(owner, { id }, { body_version: version, body_key: key, body }));
    }
    case "case_part":
      return null;
  }
}

function opened(owner: Owner, row: KeptRow, place: ReturnType<typeof PLACE.note>): string | null {
  const [key, body] = [bytes(row, "body_key"), bytes(row, "body")];
  return key === null || body === null ? null : open(owner, place, { key, body }).toString();
}

/** What could not be read when it came is kept as it came. */
function messageWords(owner: Owner, row: KeptRow): string | null {
  const raw = bytes(row, "raw");
  const words = opened(owner, row, PLACE.message(row.record_id));
  return words ?? (raw === null ? null : openWhole(owner, PLACE.raw(row.record_id), raw).toString());
}

function underMessage(
  owner: Owner,
  { message_key: key, record_id: id, ...row }: KeptRow,
  column: string,
  place: ReturnType<typeof PLACE.html>,
): string | null {
  const sealed = bytes({ message_key: key, record_id: id, ...row }, column);
  if (key === null || sealed === null) return null;
  return openUnder(openRecordKey(owner, PLACE.message(id), key), owner, place, sealed).toString();
}

function mailWords(owner: Owner, row: KeptRow): string | null {
  const { message_key: key, record_id: id } = row;
  if (key === null) return null;
  const { subject, sender, addressees } = openMail(owner, id, key, {
    automatic: null,
    hasHtml: false,
    quotedFrom: null,
    subject: bytes(row, "subject"),
    facts: bytes(row, "facts"),
    people: bytes(row, "people"),
  });
  const html = underMessage(owner, row, "html", PLACE.html(id));
  return JSON.stringify({ subject, sender, addressees, html });
}

/** How somebody could be reached, and from where they did reach us: one of the two may be damaged. */
function contactItself(owner: Owner, row: KeptRow): string | null {
  const [sealed, sealedReach] = [bytes(row, "detail"), bytes(row, "reach")];
  const detail = sealed === null ? null : orNull(() => openDetail(owner, sealed));
  const reach = sealedReach === null ? null : orNull(() => openReach(owner, sealedReach));
  return detail === null && reach === null
    ? null
    : JSON.stringify({ address: detail?.address ?? null, reach });
}

function orNull<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch {
    // Damaged: the other is told all the same.
    return null;
  }
}
