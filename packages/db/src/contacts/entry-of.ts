import { openMail, type MailFacts } from "../mail/sealed-mail.ts";
import { failureOf } from "../outbox/failure-of.ts";
import { PLACE } from "../sealing/places.ts";
import { openWhole, type Owner } from "../sealing/seal.ts";
import type { Entry } from "./contact-store.ts";
import type { EntryRow } from "./entry-statement.ts";

/** An entry with its words. What is damaged says so and hides nothing else: thrown, it would close the whole conversation. */
export function entryOf(owner: Owner, row: EntryRow): Entry {
  const words = wordsOf(owner, row);
  return {
    kind: row.kind,
    id: row.id,
    at: row.at,
    version: row.version,
    entry: row.entry,
    text: words === "damaged" ? null : (words?.toString() ?? null),
    damaged: words === "damaged",
    author: row.ours?.author ?? null,
    sendState: row.ours?.sendState ?? null,
    failure: failureOf(row.ours?.failure ?? null),
    notBefore: row.ours?.notBefore ?? null,
    unreadable: row.unreadable === true,
    sentAt: row.sent_at,
    mail: mailOf(owner, row),
    hasFiles: row.has_files === true,
    optOutWord: row.opt_out_word,
  };
}

function mailOf(owner: Owner, { id, mail }: EntryRow): MailFacts | null {
  if (mail === null || mail.key === null) return null;
  const { automatic, quotedFrom, hasHtml } = mail;
  const sealed = { subject: bytesOf(mail.subject), facts: bytesOf(mail.facts), people: bytesOf(mail.people) };
  const isSilent = [automatic, quotedFrom, ...Object.values(sealed)].every((one) => one === null) && !hasHtml;
  if (isSilent) return null;
  try {
    return openMail(owner, id, Buffer.from(mail.key, "base64"), {
      ...sealed,
      automatic,
      quotedFrom,
      hasHtml,
    });
  } catch {
    return null;
  }
}

function bytesOf(base64: string | null): Buffer | null {
  return base64 === null ? null : Buffer.from(base64, "base64");
}

function wordsOf(owner: Owner, { kind, id, words }: EntryRow): Buffer | "damaged" | null {
  if (words === null) return null;
  try {
    const place = kind === "note" ? PLACE.note(id) : PLACE.message(id);
    return openWhole(owner, place, Buffer.from(words, "base64"));
  } catch {
    return "damaged";
  }
}
