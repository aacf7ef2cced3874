import type { Medium } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { LeaseRefusal, OutboxFigures } from "./outbox-store.ts";

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
  readonly refusal: LeaseRefusal | null;
}

/**
 * Why a message may not leave as its contact stands now, in SQL; null when it may. Its author still holds the contact, or
 * closed it meanwhile: a goodbye is written first and goes out afterwards.
 */
const standing = `case
  when contact.status = 'closed' and contact.closed_by_id <> message.author_id then 'closed'
  when contact.status <> 'closed' and contact.holder_id is distinct from message.author_id then 'not_held'
  when exists (
    select from opt_out where opt_out.channel = contact.channel and opt_out.thread_key = contact.thread_key
  ) then 'opted_out'
end`;

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
     message.body, taken.attempt, ms(taken.good_until) as good_until,
     case when taken.good_until <= instant($2)
       or (taken.good_until is not null and message.at > instant($2::bigint + 60000)) then 'too_late' else ${standing} end as refusal
   from taken
   join message on message.id = taken.message_id
   join contact on contact.id = message.contact_id
   order by message.contact_id, message.version`,
);

/** All checks once more, at the last moment before the words leave; the lease runs anew from here. */
export const markHandingOver = statement<
  { message_id: string },
  [messageId: string, holder: string, nowMs: number, leaseUntilMs: number]
>(
  "mark_handing_over",
  `update outbox set handing_over_at = instant($3), lease_until = instant($4)
   from message join contact on contact.id = message.contact_id
   where outbox.message_id = $1 and message.id = outbox.message_id
     and outbox.lease_holder = $2 and outbox.lease_until > instant($3) and outbox.handing_over_at is null
     and (outbox.good_until is null or (outbox.good_until > instant($3) and not ${clockSetBack("$3")}))
     and ${standing} is null
     and not exists (
       select from message earlier join outbox ahead on ahead.message_id = earlier.id
       where earlier.contact_id = message.contact_id and earlier.version < message.version)
   returning outbox.message_id`,
);

/** Surely not sent: it is tried again later, by whoever leases it then. Another's lease stays as it is. */
export const tryAgain = statement<
  { message_id: string },
  [messageId: string, holder: string, retryAtMs: number]
>(
  "try_again",
  `update outbox set due_at = instant($3), lease_holder = null, lease_until = null, handing_over_at = null
   where message_id = $1 and lease_holder = $2 returning message_id`,
);

export const settleMessage = statement<
  { settled: boolean },
  [messageId: string, state: string, reason: string | null, provider: Buffer | null]
>("settle_handed_over", "select settle_handed_over($1, $2::send_state, $3, $4) as settled");

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
  ]
>("record_receipt", "select record_receipt($1, $2, $3, $4::send_state, $5, $6) as settled");

export const providerRefuses = statement<
  { settled: boolean },
  [channel: string, dedupeKey: Buffer, messageId: string, nowMs: number]
>("provider_refuses", "select provider_refuses($1, $2, $3, $4) as settled");

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
