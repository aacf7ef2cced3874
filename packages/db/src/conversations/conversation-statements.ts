import { statement } from "../sql/statement.ts";

export const threadHead = statement<
  { contact_id: string; last_inbound_at: number },
  [channel: string, threadKey: Buffer]
>(
  "thread_head",
  `select id as contact_id, ms(last_inbound_at) as last_inbound_at
   from contact where channel = $1 and thread_key = $2 order by thread_place(status, number) desc limit 1`,
);

export interface WordsRow {
  readonly contact_id: string;
  readonly owner_key: Buffer;
  readonly id: string;
  readonly direction: "inbound" | "outbound";
  readonly at: number;
  readonly seen: boolean;
  readonly body_key: Buffer;
  readonly body: Buffer;
}

/** The newest words of a thread that the person may read, oldest first. */
export const threadWords = statement<WordsRow, [channel: string, threadKey: Buffer]>(
  "thread_words",
  `select * from (
     select contact.id as contact_id, contact.owner_key, message.id, message.direction, ms(message.at) as at,
       message.seen_at is not null as seen, message.body_key, message.body
     from contact join message on message.contact_id = contact.id
     where contact.channel = $1 and contact.thread_key = $2 and message.body is not null
       and (message.direction = 'inbound' or message.send_state in ('sent', 'delivered'))
     order by message.at desc, message.version desc, message.id desc
     limit 1000
   ) newest order by at, id`,
);

export const markSeen = statement<
  { id: string },
  [channel: string, threadKey: Buffer, replies: readonly string[], nowMs: number]
>(
  "mark_seen",
  `update message set seen_at = instant($4)
   from contact
   where contact.channel = $1 and contact.thread_key = $2 and message.contact_id = contact.id
     and message.id = any ($3::uuid[]) and message.direction = 'outbound'
     and message.send_state in ('sent', 'delivered') and message.seen_at is null
   returning message.id`,
);

export const withdrawWords = statement<
  { outcome: "withdrawn" | "unknown" | "copies_wanted" },
  [
    channel: string,
    threadKey: Buffer,
    messageId: string | null,
    validMs: number,
    nowMs: number,
    copies: readonly string[],
    refs: readonly (Buffer | null)[],
  ]
>("withdraw_words", "select withdraw_words($1, $2, $3, $4, $5, $6, $7) as outcome");

/** The newest subjects of what came in a thread, newest first. */
export const theirSubjects = statement<
  Pick<WordsRow, "contact_id" | "owner_key" | "id" | "body_key"> & { readonly subject: Buffer },
  [channel: string, threadKey: Buffer]
>(
  "their_subjects",
  `select contact.id as contact_id, contact.owner_key, message.id, message.body_key, mail.subject
   from contact join message on message.contact_id = contact.id join mail on mail.message_id = message.id
   where contact.channel = $1 and contact.thread_key = $2 and message.direction = 'inbound'
     and message.body_key is not null and mail.subject is not null
   order by message.at desc, message.version desc, message.id desc
   limit 100`,
);

/** The newest of what we wrote in a thread, newest first. */
export const ourWords = statement<
  Pick<WordsRow, "contact_id" | "owner_key" | "id" | "body_key" | "body">,
  [channel: string, threadKey: Buffer]
>(
  "our_words",
  `select contact.id as contact_id, contact.owner_key, message.id, message.body_key, message.body
   from contact join message on message.contact_id = contact.id
   where contact.channel = $1 and contact.thread_key = $2 and message.direction = 'outbound' and message.body is not null
   order by message.at desc, message.version desc, message.id desc
   limit 100`,
);
