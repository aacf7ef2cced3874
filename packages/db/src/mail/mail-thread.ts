import { PLACE } from "../sealing/places.ts";
import { openProvider } from "../sealing/provider.ts";
import { openRecordKey, openUnder, type Owner } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { isFromOther, openVia } from "./sealed-mail.ts";

/** What an answer by mail has to say of the conversation that it belongs to. Personal data. */
export interface MailThread {
  readonly subject: string | null;
  readonly refs: readonly string[];
  /** At which of our addresses they wrote last, in the channel's words. */
  readonly via: string | null;
}

interface NamedRow {
  readonly id: string;
  readonly body_key: Buffer;
  readonly provider: Buffer;
}

/** The newest hundred, newest first; those of words that were taken back are gone with them. */
const namedMessages = statement<NamedRow, [contactId: string]>(
  "named_messages",
  `select id, body_key, provider from message
   where contact_id = $1 and body_key is not null and provider is not null
   order by version desc, at desc, id desc limit 100`,
);

interface TheirRow {
  readonly id: string;
  readonly body_key: Buffer;
  readonly subject: Buffer | null;
  readonly facts: Buffer | null;
  readonly people: Buffer | null;
  readonly is_persons: boolean;
}

/**
 * What people wrote (DB192), in the same way: however many machines wrote since, an answer is to a person. What machines
 * wrote comes last: where a person who is taken for one wrote nothing else, that is all that is known of where they wrote.
 */
const theirMessages = statement<TheirRow, [contactId: string]>(
  "their_messages",
  `select message.id, message.body_key, mail.subject, mail.facts, mail.people, theirs.is_persons
   from message
   join mail on mail.message_id = message.id
   left join mail_look on mail_look.message_id = message.id and mail.automatic is not null
   cross join lateral (
     select mail.automatic is null or coalesce(mail_look.verdict = 'person', false) as is_persons
   ) theirs
   where message.contact_id = $1 and message.body_key is not null
   order by theirs.is_persons desc, message.version desc, message.at desc, message.id desc limit 100`,
);

/** Reads it from a contact's messages. What is damaged is left out: an answer without it still arrives. */
export async function mailThread(
  { pool, owners }: Pick<Inside, "pool" | "owners">,
  { contact_id: contactId, owner_key: ownerKey }: { readonly contact_id: string; readonly owner_key: Buffer },
): Promise<MailThread> {
  const [named, theirs] = [await namedMessages(pool, contactId), await theirMessages(pool, contactId)];
  const owner = owners.unwrap(contactId, ownerKey);
  const [subject = null] = theirs.flatMap((row) => subjectOf(owner, row) ?? []);
  const [via = null] = theirs.flatMap((row) => viaOf(owner, row) ?? []);
  return { subject, via, refs: named.toReversed().flatMap((row) => refOf(owner, row) ?? []) };
}

/** What stands on their screen was said by them: neither by a machine nor by whoever else has the thread's address. */
function subjectOf(
  owner: Owner,
  { id, body_key: key, subject, people, is_persons: isPersons }: TheirRow,
): string | null {
  if (subject === null || !isPersons) return null;
  try {
    if (isFromOther(owner, id, key, people)) return null;
    return openUnder(
      openRecordKey(owner, PLACE.message(id), key),
      owner,
      PLACE.subject(id),
      subject,
    ).toString();
  } catch {
    return null;
  }
}

function viaOf(owner: Owner, row: TheirRow): string | null {
  try {
    return openVia(owner, row.id, row.body_key, row);
  } catch {
    return null;
  }
}

function refOf(owner: Owner, { id, body_key: key, provider }: NamedRow): string | null {
  try {
    return openProvider(owner, id, key, provider).ref;
  } catch {
    return null;
  }
}
