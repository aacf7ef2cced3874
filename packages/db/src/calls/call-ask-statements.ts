import { statement } from "../sql/statement.ts";
import type { CallAskAnswer } from "./call-ask-store.ts";

/**
 * What was refused did nothing, and is asked anew under its own name, as it is wished by now: whether the person is on the line may have
 * changed since. So is a call to somebody who was never dialled, where nobody has it in hand, or whoever had it died before an answer;
 * and once no call goes on, where it was answered and our own telephone was not.
 */
export const writeAsk = statement<
  Record<string, never>,
  [
    id: string,
    contactId: string | null,
    by: string,
    expectedVersion: number | null,
    wish: string,
    nowMs: number,
  ]
>(
  "write_call_ask",
  `insert into call_ask (id, contact_id, by_id, expected_version, wish, asked_at)
   values ($1, $2, $3, $4, $5, instant($6))
   on conflict (id) do update set wish = excluded.wish, asked_at = excluded.asked_at, answered_at = null, answer = null,
     leased_by = null, lease_until = null
   where (call_ask.answer ->> 'kind' = 'refused' or (
       (call_ask.answer is null and coalesce(call_ask.lease_until, excluded.asked_at) <= excluded.asked_at
         or call_ask.answer ->> 'kind' = 'asked'
         and not exists (select from call where call.contact_id = call_ask.contact_id and call.ended_at is null))
       and exists (select from call_party party where party.id = call_ask.id and party.dialled_at is null)))
     and call_ask.by_id = excluded.by_id and call_ask.contact_id is not distinct from excluded.contact_id
     and call_ask.wish - 'withPerson' = excluded.wish - 'withPerson'`,
);

/** Of several carriers, as at a takeover, one gets each. */
export const leaseAsks = statement<
  { id: string; contact_id: string | null; by_id: string; expected_version: number | null; wish: unknown },
  [carrier: string, nowMs: number, leaseMs: number, freshMs: number]
>(
  "lease_call_asks",
  `with open as (
     select id from call_ask
     where answered_at is null and asked_at > instant($2) - $4 * interval '1 millisecond'
       and (lease_until is null or lease_until <= instant($2))
     order by asked_at, id for update skip locked)
   update call_ask set leased_by = $1, lease_until = instant($2) + $3 * interval '1 millisecond'
   from open where call_ask.id = open.id
   returning call_ask.id, contact_id, by_id, expected_version, wish`,
);

/** The first answer counts. */
export const answerAsk = statement<
  Record<string, never>,
  [id: string, answer: string, secretKey: Buffer | null, secret: Buffer | null, nowMs: number]
>(
  "answer_call_ask",
  `update call_ask set answer = $2, secret_key = $3, secret = $4, answered_at = instant($5)
   where id = $1 and answered_at is null`,
);

/** A secret is given out with its own end. */
export const answerOfAsk = statement<
  {
    answer: Exclude<CallAskAnswer, { readonly kind: "lent" }> | { readonly kind: "lent" } | null;
    secret_key: Buffer | null;
    secret: Buffer | null;
  },
  [id: string]
>(
  "answer_of_call_ask",
  `with asked as (select id, answer, secret_key, secret from call_ask where id = $1 for update),
   read as (update call_ask set secret_key = null, secret = null from asked
     where call_ask.id = asked.id and asked.secret is not null)
   select answer, secret_key, secret from asked`,
);

export const forgetAsks = statement<Record<string, never>, [beforeMs: number]>(
  "forget_call_asks",
  "delete from call_ask where asked_at < instant($1)",
);
