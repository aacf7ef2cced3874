import { ContactId } from "@holdfast/case-schema";
import { asOf } from "../log/as-of.ts";
import type { LogPosition } from "../log/log-store.ts";
import { answerOf } from "./closing-answer.ts";
import { openDetail } from "../sealing/detail.ts";
import { failureOf } from "../outbox/failure-of.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { openReach } from "../sealing/reach.ts";
import { open, type Owner } from "../sealing/seal.ts";
import { openMail, type MailFacts } from "../mail/sealed-mail.ts";
import type { Inside } from "../store/inside.ts";
import type { ContactFacts } from "./contact-facts.ts";
import {
  closedContacts,
  entriesAfter,
  openedContact,
  queueRows,
  type EntryRow,
  type OpenedRow,
} from "./contact-statements.ts";
import type { ContactStore, Entry, OpenedContact } from "./contact-store.ts";

export function openContacts(inside: Inside): ContactStore {
  const { pool, clock } = inside;
  async function queueJson(): Promise<{ asOf: LogPosition; json: string }> {
    const [row] = await queueRows(pool);
    if (row === undefined) throw new Error("the queue's statement always has one row");
    return { asOf: asOf(row), json: row.rows };
  }
  return {
    queueJson,
    async queue() {
      const { asOf: position, json } = await queueJson();
      return { asOf: position, rows: JSON.parse(json) as ContactFacts[] };
    },
    async contact(id) {
      const [row] = await openedContact(pool, id);
      return row === undefined ? null : openedOf(inside, row);
    },
    async entries(id, afterVersion) {
      const owner = await ownerOf(inside, id);
      if (owner === null) return [];
      return entriesAfter(pool, (row) => entryOf(owner, row), id, afterVersion, clock());
    },
    async closed({ before, size, number }) {
      const rows = await closedContacts(pool, before?.closedAt ?? null, before?.id ?? null, size, number);
      return rows.map(({ row, closed_at, closed_by, disposition, ...answered }) => ({
        ...row,
        closedAt: closed_at,
        closedBy: closed_by,
        disposition,
        answer: answerOf(disposition, answered),
      }));
    },
  };
}

function openedOf({ owners }: Inside, found: OpenedRow): OpenedContact {
  const { row, closed_at: at, closed_by: by, disposition, previous_id: previousId } = found;
  const owner = owners.unwrap(row.id, found.owner_key);
  return {
    asOf: asOf(found),
    row,
    closed:
      at === null || disposition === null
        ? null
        : { at, by, disposition, answer: answerOf(disposition, found) },
    takenOver: found.taken_over,
    reach: found.reach === null ? null : openReach(owner, found.reach),
    address: openDetail(owner, found.detail).address,
    optedOutSince: found.opted_out_since,
    previous:
      previousId === null || found.previous_number === null
        ? null
        : { id: ContactId.parse(previousId), number: found.previous_number },
    links: found.links,
  };
}

function entryOf(owner: Owner, row: EntryRow): Entry {
  const words = wordsOf(owner, row);
  return {
    kind: row.kind,
    id: row.id,
    at: row.at,
    version: row.version,
    entry: row.entry,
    text: words === "damaged" ? null : (words?.toString() ?? null),
    damaged: words === "damaged",
    author: row.author,
    sendState: row.send_state,
    failure: failureOf(row.failure),
    notBefore: row.not_before,
    unreadable: row.unreadable,
    sentAt: row.sent_at,
    mail: mailOf(owner, row),
    hasFiles: row.has_files,
    optOutWord: row.opt_out_word,
  };
}

function mailOf(owner: Owner, row: EntryRow): MailFacts | null {
  const { id, body_key: key, automatic, subject, facts, people, has_html, quoted_from: quotedFrom } = row;
  const hasHtml = has_html === true;
  const isSilent = [automatic, subject, facts, people, quotedFrom].every((one) => one === null) && !hasHtml;
  if (key === null || isSilent) return null;
  try {
    return openMail(owner, id, key, { automatic, subject, facts, people, quotedFrom, hasHtml });
  } catch {
    // As for words: what is damaged closes nothing else.
    return null;
  }
}

function wordsOf(owner: Owner, row: EntryRow): Buffer | "damaged" | null {
  const { body_key: key, body } = row;
  if (key === null || body === null) return null;
  try {
    return open(owner, row.kind === "note" ? PLACE.note(row.id) : PLACE.message(row.id), { key, body });
  } catch {
    // A value that is damaged stays so. Thrown on, it would close the whole conversation to whoever has to answer.
    return "damaged";
  }
}
