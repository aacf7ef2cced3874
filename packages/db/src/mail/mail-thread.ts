import { PLACE } from "../sealing/places.ts";
import { openProvider } from "../sealing/provider.ts";
import { openRecordKey, openUnder, type Owner } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";

/** What an answer by mail has to say of the conversation that it belongs to. Personal data. */
export interface MailThread {
  readonly subject: string | null;
  readonly refs: readonly string[];
}

interface NamedRow {
  readonly id: string;
  readonly body_key: Buffer;
  readonly provider: Buffer | null;
  readonly subject: Buffer | null;
}

/** The newest hundred, newest first; those of words that were taken back are gone with them. */
const namedMessages = statement<NamedRow, [contactId: string]>(
  "named_messages",
  `select message.id, message.body_key, message.provider, mail.subject
   from message left join mail on mail.message_id = message.id
   where message.contact_id = $1 and message.body_key is not null
     and (message.provider is not null or mail.subject is not null)
   order by message.version desc, message.at desc, message.id desc limit 100`,
);

/** Reads it from a contact's messages. What is damaged is left out: an answer without it still arrives. */
export async function mailThread(
  { pool, owners }: Pick<Inside, "pool" | "owners">,
  { contact_id: contactId, owner_key: ownerKey }: { readonly contact_id: string; readonly owner_key: Buffer },
): Promise<MailThread> {
  const rows = await namedMessages(pool, contactId);
  const owner = owners.unwrap(contactId, ownerKey);
  const [subject = null] = rows.flatMap((row) => subjectOf(owner, row) ?? []);
  return { subject, refs: rows.toReversed().flatMap((row) => refOf(owner, row) ?? []) };
}

function subjectOf(owner: Owner, { id, body_key: key, subject }: NamedRow): string | null {
  if (subject === null) return null;
  try {
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

function refOf(owner: Owner, { id, body_key: key, provider }: NamedRow): string | null {
  if (provider === null) return null;
  try {
    return openProvider(owner, id, key, provider).ref;
  } catch {
    return null;
  }
}
