import { statement } from "../sql/statement.ts";
import type { AdvocateFacts, SoughtFacts } from "./routing-store.ts";

/** Who is barred from which contact. Nearly nobody is barred from anything: those few are asked about, and no contact is. */
const BARS = `bars as materialized (
     select one as contact_id, json_agg(bar.user_id order by bar.user_id) as barred
     from (select distinct user_id from case_bar where ended_at is null) bar cross join lateral barred_contacts(bar.user_id) one
     group by one)`;

/** Danger waits for somebody even where it is set aside, or only machines wrote (Q20), as `isWaiting` of queue-policy has it. */
export const soughtContacts = statement<{ readonly rows: readonly SoughtFacts[] }>(
  "routing_sought",
  `with ${BARS}, refused as materialized (
     select offer.contact_id, json_agg(distinct offer.to_id order by offer.to_id) as by
     from shift join waiting_offer offer on offer.to_id = shift.user_id and offer.ended in ('declined', 'run_out')
       and offer.ended_at >= shift.state_since and refusal_holds(offer)
     join contact on contact.id = offer.contact_id and contact.version = offer.contact_version
     group by offer.contact_id
   ), had as materialized (
     select distinct on (contact_id) contact_id, user_id from had_on_shift order by contact_id, at desc, user_id)
   select coalesce(json_agg(json_build_object('id', contact.id, 'number', contact.number, 'version', contact.version,
     'channel', contact.channel, 'medium', contact.medium, 'language', contact.language, 'danger', contact.danger, 'lane', contact.lane,
     'dueAt', ms(contact.due_at), 'waitingSince', ms(contact.waiting_since), 'barred', coalesce(bars.barred, '[]'),
     'refusedBy', coalesce(refused.by, '[]'), 'hadBy', had.user_id)), '[]') as rows
   from contact left join bars on bars.contact_id = contact.id
   left join refused on refused.contact_id = contact.id
   left join had on had.contact_id = contact.id
   where contact.status = 'waiting' and not exists (select from call where call.contact_id = contact.id and call.ended_at is null)
     and (contact.danger is not null or contact.lane is not distinct from 'life_threat'
       or contact.set_aside_until is null and (contact.lane is not null or not contact.automatic))`,
);

/**
 * One row, whoever is on shift. What they have is read with them, so that what they hold and who they are is of one moment, by the
 * database's clock, or what it was turned to. What is asked of each is joined for all: functions that were asked of each took two fifths of it.
 */
export const advocatesOnShift = statement<
  { readonly now: number; readonly rows: readonly AdvocateFacts[] },
  [only: string | null, turnedMs: number | null]
>(
  "routing_on_shift",
  `with ${BARS}, moment as materialized (
     select now, instant(now) as at, (select database_now() - routed_for()) as heard_since
     from (select coalesce($2, ms(clock_timestamp())) as now) clock
   ), held as materialized (
     select contact.holder_id, max(contact.held_since) as newest, json_agg(json_build_object('id', contact.id,
       'number', contact.number, 'channel', contact.channel, 'medium', contact.medium, 'language', contact.language,
       'weight', contact_weight(contact.danger, contact.lane, null), 'isTalking', exists (select from call where call.contact_id = contact.id and call.ended_at is null),
       'owedSince', case when contact.unanswered > 0 then ms(contact.waiting_since) end,
       'barred', coalesce(bars.barred, '[]')) order by contact.number) as holds
     from contact left join bars on bars.contact_id = contact.id
     where contact.status = 'claimed' and ($1::uuid is null or contact.holder_id = $1) group by contact.holder_id
   ), had as materialized (
     select had.user_id, max(had.at) as newest,
       json_agg(json_build_object('at', ms(had.at), 'weight', had.weight) order by had.at, had.contact_id) as had,
       max(had.at + had.after_ms * interval '1 millisecond')
         filter (where had.after_ms > 0 and had.at > coalesce(care.after_said_at, '-infinity')) as after_until
     from had_on_shift had left join shift_care care on care.user_id = had.user_id
     where $1::uuid is null or had.user_id = $1 group by had.user_id)
   select moment.now, (select coalesce(json_agg(json_build_object('id', shift.user_id, 'role', skill.role, 'state', coalesce(shift.apart, shift.state), 'paused', shift.paused,
     'goneSince', ms(coalesce(shift.gone_since, seen.seen_at + interval '5 seconds')),
     'isWrappingUp', coalesce(greatest(care.after_until, had.after_until) > moment.at, false),
     'since', ms(shift.since), 'languages', skill.languages, 'media', skill.media, 'textsAtOnce', skill.texts_at_once,
     'holds', coalesce(held.holds, '[]'), 'had', coalesce(had.had, '[]'),
     'breakEndedAt', ms(care.break_ended_at), 'declinedAt', ms(care.declined_at),
     'idleSince', ms(greatest(shift.since, held.newest, had.newest))) order by shift.user_id), '[]')
   from shift join skill_now skill on skill.id = shift.user_id
   left join shift_care care on care.user_id = shift.user_id
   left join staff_seen seen on seen.user_id = shift.user_id and seen.seen_at <= moment.heard_since
   left join held on held.holder_id = shift.user_id
   left join had on had.user_id = shift.user_id
   where $1::uuid is null or shift.user_id = $1) as rows from moment`,
);
