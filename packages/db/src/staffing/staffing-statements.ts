import { statement } from "../sql/statement.ts";
import type { CountedHour } from "./staffing-store.ts";

/**
 * The hours of today and ahead by the wall clock of a zone, each with the same hour of earlier weeks. An hour that the clocks of an earlier
 * week left out reads as another one, and is none; of one that they had twice it is the later. Each count is a range of one index.
 */
export const HOURS = `with moment as (select instant($1) as now, date_trunc('hour', instant($1), $2) as runs,
   date_trunc('day', instant($1), $2) as midnight,
   (select opened_at from contact order by opened_at limit 1) as since),
 hour as (
   select begins from moment, generate_series(midnight, runs + ($3::integer - 1) * interval '1 hour', interval '1 hour') begins),
 before as (
   select begins, week, wall at time zone $2 as then from hour,
     generate_series(1, $4::integer) week,
     lateral (select (begins at time zone $2) - week * interval '7 days' as wall) back
   where (wall at time zone $2) at time zone $2 = wall and wall at time zone $2 >= (select since from moment)),
 counted as (
   select begins, null::integer as week, begins as then from hour union all select begins, week, "then" from before)
 select ms(counted.begins) as begins,
   json_build_object('voice', sum(came.voice) filter (where week is null), 'text', sum(came.text) filter (where week is null)) as came,
   coalesce(json_agg(json_build_object('voice', came.voice, 'text', came.text) order by week) filter (where week is not null), '[]') as earlier
 from counted, lateral (
   select count(*) filter (where medium = 'voice')::integer as voice, count(*) filter (where medium = 'text')::integer as text
   from contact, moment where opened_at >= counted.then and opened_at < counted.then + interval '1 hour' and opened_at <= moment.now
     -- One of ours, begun to go on with somebody elsewhere, is nobody who came.
     and not exists (select from contact_link where to_id = contact.id and contact_link.at = contact.opened_at)) came
 group by counted.begins order by counted.begins`;

export const countHours = statement<CountedHour, [nowMs: number, zone: string, ahead: number, weeks: number]>(
  "staffing_hours",
  HOURS,
);

export interface HandledRow {
  readonly voice_ms: number;
  readonly voice: number;
  readonly text_ms: number;
  readonly text: number;
}

const newest = (medium: "voice" | "text"): string =>
  `(select medium, held_ms, is_last from hold_ended where medium = '${medium}' and at > instant($1) and at <= instant($2) order by at desc limit $3)`;

/** The newest of each, so that it reads no more however many there are. */
export const HANDLED = `select coalesce(sum(held_ms) filter (where medium = 'voice'), 0)::bigint as voice_ms,
   count(*) filter (where medium = 'voice' and is_last)::integer as voice,
   coalesce(sum(held_ms) filter (where medium = 'text'), 0)::bigint as text_ms,
   count(*) filter (where medium = 'text' and is_last)::integer as text
 from (${newest("voice")} union all ${newest("text")}) newest`;

export const countHandled = statement<HandledRow, [sinceMs: number, nowMs: number, most: number]>(
  "staffing_handled",
  HANDLED,
);

/** Whoever hung up at once has waited for nobody. */
export const CALL_WAITS = `select coalesce(sum(waited), 0)::bigint as waited_ms, count(*) filter (where has_left)::integer as "left"
 from (select greatest(0, extract(epoch from coalesce(answered_at, ended_at) - waiting_from) * 1000)::bigint as waited,
     answered_at is null and ended_as = 'hung_up_waiting' as has_left
   from call where direction = 'in' and ended_at > instant($1) and ended_at <= instant($2)
     and (answered_at is not null or ended_at - started_at >= $3 * interval '1 millisecond')
   order by ended_at desc limit $4) newest`;

export const countCallWaits = statement<
  { readonly waited_ms: number; readonly left: number },
  [sinceMs: number, nowMs: number, shortMs: number, most: number]
>("staffing_call_waits", CALL_WAITS);

export const forgetHolds = statement<{ readonly count: number }, [beforeMs: number, most: number]>(
  "forget_holds",
  "select forget_hold_lengths($1, $2) as count",
);
