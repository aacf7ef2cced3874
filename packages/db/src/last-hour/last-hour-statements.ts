import { statement } from "../sql/statement.ts";

export interface LastHourRow {
  readonly answered: number;
  readonly left: number;
  readonly median_wait_ms: number | null;
  readonly arrivals: readonly number[];
}

/** Each part by the index of when it happened; what is older is not read (DB681). */
export const LAST_HOUR = `with hour as (select instant($1) as ends, instant($1) - interval '1 hour' as begins),
   waits as materialized (select waited_ms from wait_ended, hour where at > hour.begins and at <= hour.ends)
 select (select count(*)::integer from waits) as answered,
   (select count(*)::integer from call, hour where direction = 'in' and ended_at > hour.begins and ended_at <= hour.ends
     and answered_at is null and ended_as = 'hung_up_waiting'
     and ended_at - started_at >= $2 * interval '1 millisecond') as "left",
   (select (percentile_cont(0.5) within group (order by waited_ms))::bigint from waits) as median_wait_ms,
   (select json_agg(coalesce(came.count, 0) order by nth) from generate_series(0, 11) nth
    left join (
      select floor(extract(epoch from hour.ends - opened_at) / 300)::integer as ago, count(*)::integer as count
      from contact, hour where opened_at > hour.begins and opened_at <= hour.ends
        -- One of ours, begun to go on with somebody elsewhere, is nobody who came.
        and not exists (select from contact_link where to_id = contact.id and contact_link.at = contact.opened_at)
      group by 1) came on came.ago = 11 - nth) as arrivals`;

export const lastHour = statement<LastHourRow, [nowMs: number, shortMs: number]>("last_hour", LAST_HOUR);

export const forgetWaits = statement<{ readonly count: number }, [beforeMs: number, most: number]>(
  "forget_waits",
  "select forget_wait_lengths($1, $2) as count",
);
