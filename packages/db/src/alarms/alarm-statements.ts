import type { Language, UserId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type {
  AlarmAcknowledged,
  AlarmCauseFound,
  AlarmFacts,
  AlarmShown,
  AlarmToldBefore,
  StandingAlarm,
  StoredAlarmKind,
  StoredAlarmWay,
} from "./alarm-store.ts";
import { CLOCK_CAUSES } from "./clock-causes.ts";

/** Until whoever asks commits, no other gateway settles alarms. */
export const lockAlarms = statement<{ readonly locked: string }>(
  "lock_alarms",
  "select pg_advisory_xact_lock(hashtextextended('alarms', 0))::text as locked",
);

/**
 * Danger waits for somebody even where it is set aside, or only machines wrote (Q20), as `soughtContacts` has it; and for an answer of
 * whoever has them, from when it was owed by these (DB787). Of everybody who waits one alarm, from when an answer was owed (DB785): whom
 * it was of when somebody said that they see to it is theirs to see to, and told of no more, until somebody has them (DB711); whoever else
 * waits is told of like anybody, as a mail that came a moment before.
 * Of each kind 500 at most, the oldest: however many there are of one, those of another keep their place.
 */
export const alarmCauses = statement<AlarmCauseFound, [nowMs: number]>(
  "alarm_causes",
  `select kind, thing, ms(since) as since from (select kind, thing, since, row_number() over (partition by kind order by since, thing) as nth from (
     select 'danger_unclaimed' as kind, id::text as thing, waiting_since as since from contact
       where status = 'waiting' and (danger is not null or lane = 'life_threat')
     union all select 'danger_owed', id::text, greatest(due_at, held_since) from contact
       where status = 'claimed' and holder_id is not null and (danger is not null or lane = 'life_threat') and unanswered > 0
         and not is_on_call(id)
     union all select 'waiting_too_long', 'queue', min(due_at) from contact
       where status = 'waiting' and (lane is not null or not automatic) and (set_aside_until is null or set_aside_until <= instant($1))
         and not exists (select from alarm_seen_to seen where seen.contact_id = contact.id and seen.at >= contact.due_at)
     union all select 'paged', id::text, at from surge_switch where kind = 'page' and ended_at is null and ends_at > instant($1)
     union all select 'channel_down', channel, since from outage where until is null
     union all select 'sending_stuck', contact.channel, min(message.at) from outbox
       join message on message.id = outbox.message_id join contact on contact.id = message.contact_id
       where outbox.attempt > 0 and outbox.handing_over_at is null group by contact.channel
     union all select 'clock_due', 'crisis.' || point.clock_id || '.' || point.point, point.due_at from crisis_clock clock
       join crisis_checkpoint point on point.clock_id = clock.id
       where clock.ended_at is null and point.fired_at is not null and point.met_at is null
         and not exists (select from crisis_pause pause where pause.clock_id = clock.id and pause.to_at is null)
     union all select 'clock_due', 'escalation.' || id, alarmed_at from escalation where again_at is not null and alarms > 1
     union all ${CLOCK_CAUSES}
   ) cause where since is not null) ranked where nth <= 500 order by 1, 3, 2`,
);

export const standingAlarms = statement<StandingAlarm>(
  "alarms_standing_now",
  `select id, kind, thing, ms(since) as since, acknowledged_at is not null as "isAcknowledged" from alarm where ended_at is null`,
);

/** When what holds was last over, by the index of its kind and thing: however much there was within the time that alarms are kept. */
export const endedAlarms = statement<AlarmCauseFound, [causes: string]>(
  "alarms_ended_of",
  `select cause.kind::text as kind, cause.thing, ms(last.ended_at) as since
   from json_to_recordset($1::json) cause (kind alarm_kind, thing text)
   cross join lateral (select max(ended_at) as ended_at from alarm where kind = cause.kind and thing = cause.thing) last
   where last.ended_at is not null`,
);

export const toldAlarms = statement<AlarmToldBefore, [sinceMs: number]>(
  "alarms_told",
  `select alarm.kind, alarm.thing, ms(alarm.since) as since, telling.duty, telling.user_id as who, telling.way, ms(telling.at) as at,
     telling.state = 'failed' as "hasFailed"
   from alarm_telling telling join alarm on alarm.id = telling.alarm_id
   where alarm.ended_at is null or telling.at > instant($1) order by telling.at, telling.id`,
);

/**
 * Whoever is on for a duty now, with the ways that they confirmed. Where the rota of leads has come to its end, and no manager is on, whoever
 * led last by it is on call still, for a week: that it ends is told to somebody, and danger after it (G772). A manager who is to come next
 * week is told of nothing today.
 */
export const onCallNow = statement<AlarmFacts["onCall"][number], [nowMs: number]>(
  "alarms_on_call",
  `select duty, user_id as who, coalesce((select array_agg(way::text order by way) from (
     select way from alarm_address where alarm_address.user_id = on_now.user_id and confirmed_at is not null
     union select 'push' from alarm_device where alarm_device.user_id = on_now.user_id) their), '{}') as ways
   from (select distinct duty, user_id from rota_shift join staff on staff.id = rota_shift.user_id
     where ended_in is null and staff.disabled_at is null and (from_at <= instant($1) and until_at > instant($1)
       or duty = 'lead' and until_at > instant($1) - interval '7 days' and until_at = (
           select max(until_at) from rota_shift last join staff on staff.id = last.user_id
           where ended_in is null and duty = 'lead' and staff.disabled_at is null)
         and not exists (select from rota_shift later join staff on staff.id = later.user_id
           where ended_in is null and until_at > instant($1) and staff.disabled_at is null
             and (duty = 'lead' or duty = 'manager' and from_at <= instant($1))))) on_now
   order by duty, user_id`,
);

export const beginAlarms = statement<{ readonly id: string }, [alarms: string]>(
  "alarms_begin",
  `insert into alarm (id, kind, thing, since)
   select (each ->> 'id')::uuid, (each ->> 'kind')::alarm_kind, each ->> 'thing', instant((each ->> 'since')::bigint)
   from json_array_elements($1::json) each on conflict do nothing returning id`,
);

/** Later than it began, whatever the clock says: what holds again counts from there, and is another one. */
export const endAlarms = statement<{ readonly id: string }, [ids: readonly string[], nowMs: number]>(
  "alarms_end",
  `update alarm set ended_at = greatest(since + interval '1 millisecond', instant($2)), version = version + 1
   where id = any ($1::uuid[]) and ended_at is null returning id`,
);

/** What was under way to the same person by the same way is told by the newer; of what is being sent nobody knows whether it leaves. */
export const tellAlarms = statement<{ readonly id: string }, [tellings: string, nowMs: number]>(
  "alarms_tell",
  `with said as (
     select (each ->> 'id')::uuid as id, (each ->> 'alarmId')::uuid as alarm_id, (each ->> 'who')::uuid as who,
       (each ->> 'duty')::duty as duty, (each ->> 'way')::alarm_way as way from json_array_elements($1::json) each
   ), older as (
     update alarm_telling telling set state = (case when lease_holder is null then 'failed' else 'unknown' end)::alarm_telling_state, lease_holder = null, lease_until = null from said
     where telling.alarm_id = said.alarm_id and telling.user_id = said.who and telling.way = said.way and telling.state = 'due'
     returning telling.id
   ), counted as (select count(*) from older)
   insert into alarm_telling (id, alarm_id, user_id, duty, way, at, due_at)
   select said.id, said.alarm_id, said.who, said.duty, said.way, instant($2), instant($2) from said, counted
   returning id`,
);

export const leaseTellings = statement<
  {
    readonly id: string;
    readonly who: UserId;
    readonly way: StoredAlarmWay;
    readonly attempt: number;
    readonly address_id: string | null;
    readonly owner_key: Buffer | null;
    readonly body: Buffer | null;
    readonly language: Language | null;
    readonly devices: readonly { readonly id: string; readonly key: string; readonly body: string }[] | null;
  },
  [holder: string, leaseMs: number, nowMs: number]
>(
  "alarms_lease",
  `select leased.id, leased.user_id as who, leased.way, leased.attempt, address.id as address_id, address.owner_key, address.body,
     address.language,
     case when leased.way = 'push' then (select json_agg(json_build_object('id', device.id, 'key', encode(device.owner_key, 'hex'),
       'body', encode(device.body, 'hex')) order by device.at, device.id) from alarm_device device where device.user_id = leased.user_id) end as devices
   from lease_alarm_tellings($1, $2, $3) leased
   left join alarm_address address on address.user_id = leased.user_id and address.way = leased.way and address.confirmed_at is not null
   order by leased.at, leased.id`,
);

/** What was taken for lost meanwhile stays what it is. */
export const settleTellings = statement<
  { readonly id: string },
  [ids: readonly string[], holder: string, state: string, dueMs: number]
>(
  "alarms_settle",
  `update alarm_telling set state = $3::alarm_telling_state, due_at = instant($4), lease_holder = null, lease_until = null
   where id = any ($1::uuid[]) and lease_holder = $2 returning id`,
);

/**
 * What left and, by a provider's later word, did not come there after all: whatever one message told together, which is what was leased or
 * settled in the same moment. Of what is under way again nobody says anything yet.
 */
export const bounceTelling = statement<{ readonly id: string }, [id: string]>(
  "alarms_bounce",
  `update alarm_telling telling set state = 'failed', lease_holder = null, lease_until = null from alarm_telling named
   where named.id = $1 and (named.state in ('sent', 'unknown') or named.lease_holder is not null)
     and telling.user_id = named.user_id and telling.way = named.way and telling.state = named.state
     and (telling.id = named.id or telling.lease_until = named.lease_until
       or named.lease_until is null and telling.due_at = named.due_at)
   returning telling.id`,
);

/** The most pressing first: danger of either kind, and then as kinds came to be. */
export const shownAlarms = statement<{ readonly alarm: AlarmShown }, [most: number, by: string]>(
  "alarms_shown",
  `select json_build_object('id', alarm.id, 'kind', alarm.kind, 'since', ms(alarm.since), 'acknowledgedAt', ms(alarm.acknowledged_at),
     'acknowledgedBy', case when staff.id is not null then json_build_object('id', staff.id, 'name', staff.name) end,
     'told', (select count(distinct user_id) from alarm_telling where alarm_id = alarm.id),
     'isTheirs', exists (select from alarm_telling where alarm_id = alarm.id and user_id = $2),
     'notSent', (select count(*) from alarm_telling where alarm_id = alarm.id
       and (state in ('failed', 'unknown') or state = 'due' and attempt > 0)),
     'version', alarm.version) as alarm
   from alarm left join staff on staff.id = alarm.acknowledged_by_id
   where alarm.ended_at is null
   order by alarm.kind not in ('danger_unclaimed', 'danger_owed'), alarm.kind, alarm.since, alarm.id limit $1`,
);

export const acknowledgeAlarm = statement<
  { readonly kind: AlarmAcknowledged },
  [id: string, by: string, nowMs: number]
>("alarm_acknowledge", "select acknowledge_alarm($1, $2, $3) as kind");

export const lapseAlarms = statement<{ readonly id: string }, [kind: StoredAlarmKind, beforeMs: number]>(
  "alarms_lapse",
  `update alarm set acknowledged_at = null, acknowledged_by_id = null, version = version + 1
   where ended_at is null and kind = $1 and acknowledged_at <= instant($2) returning id`,
);

export const forgetAlarms = statement<{ readonly count: number }, [beforeMs: number]>(
  "alarms_forget",
  `with gone as (delete from alarm where ended_at < instant($1) returning 1) select count(*)::int as count from gone`,
);
