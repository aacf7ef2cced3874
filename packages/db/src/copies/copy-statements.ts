import { statement } from "../sql/statement.ts";

export interface CopyRow {
  readonly message_id: string;
  readonly contact_id: string;
  readonly channel: string;
  readonly owner_key: Buffer;
  /** Under the contact's key, once the message's own is gone. */
  readonly ref: Buffer | null;
  readonly body_key: Buffer | null;
  readonly provider: Buffer | null;
  readonly attempt: number;
}

/**
 * What is on hold stays with the provider, too (DB365). What was withdrawn is not asked for its pictures: nobody may fetch them any more. But what is quarantined and lies
 * nowhere else stays there (DB104).
 */
export const leaseCopies = statement<
  CopyRow,
  [
    nowMs: number,
    keptMs: number,
    channels: readonly string[],
    leaseUntilMs: number,
    most: number,
    staying: readonly string[],
  ]
>(
  "lease_copies",
  `with due as (
     select provider_copy.message_id from provider_copy
     join message on message.id = provider_copy.message_id
     join contact on contact.id = message.contact_id
     where contact.channel = any ($3) and not is_on_hold(contact.id)
       and (provider_copy.retry_at is null or provider_copy.retry_at <= instant($1))
       and (provider_copy.lease_until is null or provider_copy.lease_until <= instant($1))
       and ((provider_copy.ref is not null and not quarantined_at_provider(message.id))
         or (contact.channel <> all ($6::text[]) and provider_copy.since <= instant($1::bigint - $2::bigint)
           and not pictures_awaited(message.id, message.media)))
     order by provider_copy.ref is null, provider_copy.since limit $5
     for update of provider_copy skip locked
   ), taken as (
     update provider_copy set lease_until = instant($4), attempt = attempt + 1
     from due where provider_copy.message_id = due.message_id
     returning provider_copy.message_id, provider_copy.ref, provider_copy.attempt
   )
   select taken.message_id, message.contact_id, contact.channel, contact.owner_key, taken.ref, message.body_key,
     message.provider, taken.attempt
   from taken
   join message on message.id = taken.message_id
   join contact on contact.id = message.contact_id`,
);

export const forgetCopy = statement<{ message_id: string }, [messageId: string]>(
  "forget_copy",
  `with gone as (delete from provider_copy where message_id = $1 returning message_id)
   update message set provider = null from gone where message.id = gone.message_id returning message.id as message_id`,
);

export const retryCopy = statement<{ message_id: string }, [messageId: string, retryAtMs: number]>(
  "retry_copy",
  "update provider_copy set retry_at = instant($2), lease_until = null where message_id = $1 returning message_id",
);

export const countCopies = statement<{ copies: number }>(
  "count_copies",
  "select count(*) as copies from provider_copy",
);

/** Copies whose names go with words that are about to be withdrawn. */
export const copiesOfThread = statement<
  Pick<CopyRow, "message_id" | "contact_id" | "owner_key"> & {
    readonly body_key: Buffer;
    readonly provider: Buffer;
  },
  [channel: string, threadKey: Buffer, messageId: string | null]
>(
  "copies_of_thread",
  `select message.id as message_id, contact.id as contact_id, contact.owner_key, message.body_key, message.provider
   from contact
   join message on message.contact_id = contact.id
   join provider_copy on provider_copy.message_id = message.id
   where contact.channel = $1 and contact.thread_key = $2 and message.direction = 'inbound'
     and message.provider is not null and provider_copy.ref is null and ($3::uuid is null or message.id = $3)`,
);
