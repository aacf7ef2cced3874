import type { CallEnd, CallId, CallLine, CallPhase, ChannelId, UserId } from "@holdfast/case-schema";
import type { ContactFacts } from "../contacts/contact-facts.ts";
import { AS_OF, type AsOfRow } from "../log/as-of.ts";
import type { MoveRefusal } from "../moves/move-store.ts";
import { statement } from "../sql/statement.ts";
import type { Call, CallFacts, CallLeg, CallWithPerson, LiveCall } from "./call-facts.ts";
import type { CallEndings, PutThrough } from "./call-store.ts";

/** Legs as they stand; `NAMED` says who somebody of us is. */
const legs = (user: string): string => `(
  select coalesce(json_agg(json_build_object('leg', call_leg.leg, 'who', call_leg.who, 'user', ${user},
    'party', call_leg.party_id, 'state', call_leg.state, 'isOnHold', call_leg.is_on_hold,
    'isListening', call_leg.is_listening, 'since', ms(call_leg.since)) order by call_leg.since, call_leg.leg), '[]')
  from call_leg left join staff on staff.id = call_leg.user_id where call_leg.call_id = call.id)`;
const NAMED = "case when staff.id is not null then json_build_object('id', staff.id, 'name', staff.name) end";
const FOLLOWS = `case when earlier.id is not null then
  json_build_object('id', earlier.id, 'number', earlier.number) end`;

/** A call for somebody is asked for under the party's own id (DB274). */
const HELP_JOINS = `(
  select coalesce(json_agg(party.id), '[]') from call_party party join call_ask asked on asked.id = party.id
  where party.contact_id = contact.id and party.role = 'emergency_centre' and (asked.wish ->> 'withPerson')::boolean)`;

const LIVE = `select json_build_object('id', call.id, 'contactId', contact.id, 'channel', call.channel, 'key', call.key,
    'phase', call.phase, 'direction', call.direction, 'line', call.line, 'startedAt', ms(call.started_at),
    'waitingFrom', ms(call.waiting_from), 'answeredAt', ms(call.answered_at), 'isBack', call.is_back,
    'firstFor', call.first_for_id, 'legs', ${legs("call_leg.user_id")}, 'holder', contact.holder_id,
    'version', contact.version, 'number', contact.number, 'danger', contact.danger, 'lane', contact.lane,
    'dueAt', ms(contact.due_at), 'waitingSince', ms(contact.waiting_since), 'language', contact.language,
    'helpJoins', ${HELP_JOINS}) as call
  from call join contact on contact.id = call.contact_id`;

interface LiveRow {
  readonly call: LiveCall;
}

export const liveCall = statement<LiveRow, [id: string]>(
  "live_call",
  `${LIVE} where call.ended_at is null and call.id = $1`,
);

export const liveCalls = statement<LiveRow, [channel: ChannelId]>(
  "live_calls",
  `${LIVE} where call.ended_at is null and call.channel = $1 order by call.waiting_from, contact.number`,
);

/** Of a few that stand at the exchange: their names find them. */
export const callsPutThrough = statement<LiveRow, [channel: ChannelId, keys: readonly string[]]>(
  "calls_put_through",
  `${LIVE} where call.channel = $1 and call.key = any ($2) and call.ended_as = 'put_through'`,
);

/** Before whom others wait is counted as it is for the line's texts (DB702). */
export const dueElsewhere = statement<{ id: CallId }, [channel: ChannelId, nowMs: number]>(
  "calls_due_elsewhere",
  `with waits as (
     select id, channel, is_pressing(contact) as pressing, unanswered, waiting_since,
       row_number() over (order by waiting_since, number) - 1 as before
     from contact where status = 'waiting' and (lane is not null or not automatic)
       and (set_aside_until is null or set_aside_until <= instant($2)))
   select call.id from surge_switch surge
   join waits on waits.waiting_since <= instant($2) - surge.after_ms * interval '1 millisecond' or waits.before >= surge.behind
   join call on call.contact_id = waits.id
   where surge.kind = 'overflow' and surge.ended_at is null and surge.ends_at > instant($2)
     and waits.channel = $1 and waits.unanswered > 0 and not waits.pressing
     and call.ended_at is null and call.direction = 'in' and call.line = 'voice' and call.answered_at is null
     and call.cannot_speak_at is null`,
);

interface Opened {
  readonly kind: "kept" | "over" | "no_contact" | "not_found" | "other_call" | "not_holder";
  readonly call_id: string | null;
}

export const callCame = statement<
  Opened,
  [
    id: string,
    channel: ChannelId,
    key: string,
    threadKey: Buffer,
    line: CallLine,
    addressHash: Buffer | null,
    againMs: number,
    atMs: number,
  ]
>("call_came", "select kind, call_id from call_came($1, $2, $3, $4, $5, $6, $7, $8)");

export const callBegun = statement<
  Opened,
  [id: string, contactId: string, channel: ChannelId, key: string, line: CallLine, by: UserId, atMs: number]
>("call_begun", "select kind, call_id from call_begun($1, $2, $3, $4, $5, $6, $7)");

export const callRecorded = statement<
  { done: "kept" | "same" | "over" },
  [id: string, phase: CallPhase, legs: string, happened: string, nowMs: number]
>("call_recorded", "select call_recorded($1, $2, $3, $4, $5) as done");

export interface CallMoveRow {
  readonly kind: "moved" | "taken" | "changed" | "not_allowed" | "over";
  readonly reason: MoveRefusal | null;
  readonly row: ContactFacts | null;
}

export const callAnswered = statement<
  CallMoveRow,
  [id: string, by: UserId, expected: number, phase: CallPhase, legs: string, atMs: number]
>("call_answered", "select kind, reason, row from call_answered($1, $2, $3, $4, $5, $6)");

export const callHandedOver = statement<
  CallMoveRow,
  [id: string, from: UserId, to: UserId, phase: CallPhase, legs: string, atMs: number]
>("call_handed_over", "select kind, reason, row from call_handed_over($1, $2, $3, $4, $5, $6)");

export const callRequeued = statement<
  { done: "kept" | "over" },
  [id: string, phase: CallPhase, legs: string, atMs: number]
>("call_requeued", "select call_requeued($1, $2, $3, $4) as done");

export const callAbandoned = statement<{ done: "closed" | "ended" | "over" }, [id: string, atMs: number]>(
  "call_abandoned",
  "select call_abandoned($1, $2) as done",
);

export const callPutThrough = statement<{ done: PutThrough }, [id: string, atMs: number]>(
  "call_put_through",
  "select call_put_through($1, $2) as done",
);

export const callEnded = statement<{ done: "ended" | "over" }, [id: string, as: CallEnd, atMs: number]>(
  "call_ended",
  "select call_ended($1, $2, $3) as done",
);

export const callEndings = statement<CallEndings, [sinceMs: number, shortMs: number]>(
  "call_endings",
  `select count(*) filter (where answered_at is not null) as answered,
     count(*) filter (where answered_at is null and not is_short) as abandoned,
     count(*) filter (where answered_at is null and is_short) as short
   from (select answered_at, ended_at - started_at < $2 * interval '1 millisecond' as is_short from call
     where direction = 'in' and ended_at >= instant($1) and (answered_at is not null or ended_as = 'hung_up_waiting')) ended`,
);

/** What is set aside was arranged for later, and holds nobody up. */
export const wrappingUp = statement<{ id: UserId }>(
  "wrapping_up",
  `select distinct contact.holder_id as id from contact
   where contact.holder_id is not null and contact.medium = 'voice' and contact.set_aside_until is null
     and exists (select from call where call.contact_id = contact.id) and not is_on_call(contact.id)`,
);

export const standingCalls = statement<AsOfRow & { readonly rows: readonly CallFacts[] }>(
  "standing_calls",
  `select ${AS_OF}, (select coalesce(json_agg(call_row.row order by call_row.waiting_from, call_row.id), '[]')
     from call_row) as rows`,
);

type CallRow = Omit<Call, "keys" | "legs" | "said"> & { readonly legs: readonly CallLeg[] };

export interface KeyRow {
  readonly id: string;
  readonly at: number;
  readonly body_key: Buffer;
  readonly body: Buffer;
}

export const callOfContact = statement<{ call: CallRow }, [contactId: string]>(
  "call_of_contact",
  `select json_build_object('id', call.id, 'phase', call.phase, 'direction', call.direction, 'line', call.line,
     'startedAt', ms(call.started_at), 'waitingFrom', ms(call.waiting_from), 'answeredAt', ms(call.answered_at),
     'endedAt', ms(call.ended_at), 'end', call.ended_as, 'cannotSpeakAt', ms(call.cannot_speak_at), 'follows', ${FOLLOWS},
     'firstFor', case when first.id is not null then json_build_object('id', first.id, 'name', first.name) end,
     'legs', ${legs(NAMED)}) as call
   from call
   left join contact earlier on earlier.id = call.follows_id
   left join staff first on first.id = call.first_for_id
   where call.contact_id = $1
   order by call.ended_at is null desc, call.version desc
   limit 1`,
);

export const lastWithPerson = statement<CallWithPerson, [contactId: string]>(
  "last_call_with_person",
  `select direction, ended_as as "end", ms(ended_at) as "endedAt", rang_since(contact_id, ended_at) as "rangSince"
   from last_call_with_person($1) where id is not null`,
);

export const keysOfCall = statement<KeyRow, [callId: string]>(
  "keys_of_call",
  `select id, ms(at) as at, body_key, body from call_event where call_id = $1 and kind = 'key' order by ord limit 1000`,
);

export const saidInCall = statement<Call["said"][number], [callId: string]>(
  "said_in_call",
  "select ms(at) as at, prompt from call_event where call_id = $1 and prompt is not null order by ord limit 1000",
);
