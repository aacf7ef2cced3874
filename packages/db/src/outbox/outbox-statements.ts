import type { Medium } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { HandOverMark, LeaseRefusal, OutboxFigures } from "./outbox-store.ts";

export interface LeasedRow {
  readonly message_id: string;
  readonly contact_id: string;
  readonly channel: string;
  readonly medium: Medium;
  readonly owner_key: Buffer;
  readonly detail: Buffer;
  readonly body_key: Buffer;
  readonly body: Buffer;
  readonly attempt: number;
  readonly good_until: number | null;
  readonly is_line: boolean;
  readonly refusal: LeaseRefusal | null;
}

/**
 * Whether the clock was set back since a message was queued, in SQL; `now` is the clock's parameter. How late it is, nobody
 * can tell any more, so one that goes stale is given up, and any other is no longer kept waiting. A minute is left to
 * gateways whose clocks differ.
 */
const clockSetBack = (now: string): string =>
  `(message.at > instant(${now}::bigint + 60000) and (outbox.good_until is not null or outbox.attempt = 0))`;

/**
 * Leases by one conditional update: two gateways never lease one message. A message waits while one before it in its
 * contact is being sent or waits to be tried again, or the words would arrive out of order. Where only some are taken, each
 * one counts as due when everything before it is, so that those before it are taken with it.
 */
export const leaseDue = statement<
  LeasedRow,
  [holder: string, nowMs: number, leaseUntilMs: number, most: number, channels: readonly string[] | null]
>(
  "lease_due",
  `with due as (
     select outbox.message_id from outbox
     join message on message.id = outbox.message_id
     join contact on contact.id = message.contact_id
     where outbox.handing_over_at is null
       and ($5::text[] is null or contact.channel = any ($5) or outbox.good_until <= instant($2))
       and (${clockSetBack("$2")} or (outbox.due_at <= instant($2)
         and (outbox.lease_until is null or outbox.lease_until <= instant($2))
         and not exists (
           select from message earlier join outbox ahead on ahead.message_id = earlier.id
           where earlier.contact_id = message.contact_id and earlier.version < message.version
             and (ahead.due_at > instant($2) or ahead.handing_over_at is not null or ahead.lease_until > instant($2)))))
     order by (
       select max(ahead.due_at) from message earlier join outbox ahead on ahead.message_id = earlier.id
       where earlier.contact_id = message.contact_id and earlier.version <= message.version
     ), message.contact_id, message.version limit $4
     for update of outbox skip locked
   ), taken as (
     update outbox set lease_holder = $1, lease_until = instant($3), attempt = attempt + 1
     from due where outbox.message_id = due.message_id
     returning outbox.message_id, outbox.attempt, outbox.good_until
   )
   select taken.message_id, message.contact_id, contact.channel, contact.medium, contact.owner_key, contact.detail, message.body_key,
     message.body, taken.attempt, ms(taken.good_until) as good_until, message.author_id is null as is_line,
     case when taken.good_until <= instant($2)
       or (taken.good_until is not null and message.at > instant($2::bigint + 60000)) then 'too_late'
       else message_refusal(contact, message.author_id) end as refusal
   from taken
   join message on message.id = taken.message_id
   join contact on contact.id = message.contact_id
   order by message.contact_id, message.version`,
);

/** All checks once more, at the last moment before the words leave and at the version that was decided on. */
export const markHandingOver = statement<
  { marked: HandOverMark },
  [
    messageId: string,
    holder: string,
    version: number,
    nowMs: number,
    leaseUntilMs: number,
    silenceLocksAtMs: number,
    planRevision: number | null,
  ]
>("mark_handing_over", "select mark_handing_over($1, $2, $3, $4, $5, $6, $7) as marked");

/** Surely not sent: it is tried again later, by whoever leases it then. Another's lease stays as it is. */
export const tryAgain = statement<
  { message_id: string },
  [messageId: string, holder: string, retryAtMs: number]
>(
  "try_again",
  `with back as (
     update outbox set due_at = instant($3), lease_holder = null, lease_until = null, handing_over_at = null
     where message_id = $1 and lease_holder = $2 returning message_id
   ), never_left as (
     update message set handed_at = null, handed_version = null
     from back where message.id = back.message_id and message.handed_at is not null
   )
   select message_id from back`,
);

export const settleMessage = statement<
  { settled: boolean },
  [messageId: string, state: string, reason: string | null, provider: Buffer | null, nowMs: number]
>("settle_handed_over", "select settle_handed_over($1, $2::send_state, $3, $4, $5) as settled");

/** What it takes to seal something beside a message's words. */
export const messageKeys = statement<
  { contact_id: string; owner_key: Buffer; body_key: Buffer },
  [messageId: string]
>(
  "message_keys",
  `select contact.id as contact_id, contact.owner_key, message.body_key
   from message join contact on contact.id = message.contact_id
   where message.id = $1 and message.direction = 'outbound'`,
);

export const recordReceipt = statement<
  { settled: boolean },
  [
    channel: string,
    dedupeKey: Buffer,
    messageId: string,
    state: string,
    reason: string | null,
    provider: Buffer | null,
    nowMs: number,
  ]
>("record_receipt", "select record_receipt($1, $2, $3, $4::send_state, $5, $6, $7) as settled");

/** Said when the message left: its word may come hours later, and what they wrote meanwhile came after it (CP65). */
export const providerRefuses = statement<
  { settled: boolean },
  [channel: string, dedupeKey: Buffer, messageId: string, nowMs: number]
>(
  "provider_refuses",
  `select keep_opt_out_word($1, $2, contact.thread_key, 'provider_blocks', null, null, null, ms(message.handed_at), $4)
     as settled
   from message cross join lateral lock_contact(message.contact_id) contact
   where message.id = $3 and message.direction = 'outbound' and contact.channel = $1`,
);

export const lostHandOvers = statement<{ message_id: string }, [nowMs: number]>(
  "lost_hand_overs",
  "select message_id from outbox where hand_over_is_lost(outbox, $1)",
);

export const abandonHandOver = statement<{ settled: boolean }, [messageId: string, nowMs: number]>(
  "abandon_hand_over",
  "select abandon_hand_over($1, $2) as settled",
);

export const giveUp = statement<{ settled: boolean }, [messageId: string, holder: string, reason: string]>(
  "give_up_message",
  "select give_up_message($1, $2, $3) as settled",
);

export const outboxFigures = statement<OutboxFigures, [nowMs: number]>(
  "outbox_figures",
  `select
     count(*) filter (where handing_over_at is null and due_at > instant($1)) as waiting,
     count(*) filter (where handing_over_at is null and due_at <= instant($1)) as due,
     count(*) filter (where handing_over_at is not null) as "handingOver",
     count(*) filter (where handing_over_at is null and due_at <= instant($1::bigint - 60000)) as stuck,
     (select count(*) from message
       where send_state = 'unknown' and at > instant($1::bigint - 86400000)) as unknown
   from outbox`,
);
