import { statement } from "../sql/statement.ts";
import type { LeaseRefusal } from "./outbox-store.ts";

export interface LeasedRow {
  readonly message_id: string;
  readonly contact_id: string;
  readonly channel: string;
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
 * Leases by one conditional update: two gateways never lease one message. A message waits while one before it in its
 * contact is being sent or waits to be tried again, or the words would arrive out of order.
 */
export const leaseDue = statement<
  LeasedRow,
  [holder: string, nowMs: number, leaseUntilMs: number, most: number]
>(
  "lease_due",
  `with due as (
     select outbox.message_id from outbox join message on message.id = outbox.message_id
     where outbox.due_at <= instant($2) and outbox.handing_over_at is null
       and (outbox.lease_until is null or outbox.lease_until <= instant($2))
       and not exists (
         select from message earlier join outbox ahead on ahead.message_id = earlier.id
         where earlier.contact_id = message.contact_id and earlier.version < message.version
           and (ahead.due_at > instant($2) or ahead.handing_over_at is not null or ahead.lease_until > instant($2)))
     order by outbox.due_at limit $4
     for update of outbox skip locked
   ), taken as (
     update outbox set lease_holder = $1, lease_until = instant($3), attempt = attempt + 1
     from due where outbox.message_id = due.message_id
     returning outbox.message_id, outbox.attempt, outbox.good_until
   )
   select taken.message_id, message.contact_id, contact.channel, contact.owner_key, contact.detail, message.body_key,
     message.body, taken.attempt, ms(taken.good_until) as good_until,
     case when taken.good_until <= instant($2) then 'too_late' else ${standing} end as refusal
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
     and (outbox.good_until is null or outbox.good_until > instant($3))
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
  [messageId: string, state: string, reason: string | null]
>("settle_message", "select settle_message($1, $2::send_state, $3) as settled");

export const recordReceipt = statement<
  { settled: boolean },
  [channel: string, dedupeKey: Buffer, messageId: string, state: string]
>("record_receipt", "select record_receipt($1, $2, $3, $4::send_state) as settled");

export const lostHandOvers = statement<{ message_id: string }, [nowMs: number]>(
  "lost_hand_overs",
  "select message_id from outbox where handing_over_at is not null and lease_until <= instant($1)",
);
