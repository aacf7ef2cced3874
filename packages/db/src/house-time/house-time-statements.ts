import { statement } from "../sql/statement.ts";
import type { TimeDoubt } from "./house-time.ts";

/** Where there is a contact already, the house is older than this: then it is no later than what was last written down. */
export const beginTime = statement<Record<string, never>, [wallMs: number]>(
  "house_time_begin",
  `insert into house_time (at)
   select least(instant($1), case when exists (select from contact) then (
     select at from audit_row order by era desc, xid desc, seq desc limit 1) end)
   on conflict do nothing`,
);

/** Nobody else moves it until whoever asks commits. */
export const lockTime = statement<{ at: number }>(
  "house_time_lock",
  "select ms(at) as at from house_time for update",
);

export const databaseTime = statement<{ now: number }>(
  "house_time_database",
  "select ms(clock_timestamp()) as now",
);

export const machineSeen = statement<
  { up_ms: number; at: number; doubt: TimeDoubt | null },
  [machine: string]
>("house_machine_seen", "select up_ms, ms(at) as at, doubt from house_machine where machine = $1");

export const timePasses = statement<Record<string, never>, [atMs: number]>(
  "house_time_passes",
  "update house_time set at = instant($1) where at < instant($1)",
);

export const machineStands = statement<
  Record<string, never>,
  [machine: string, upMs: number, atMs: number, aheadMs: number, doubt: TimeDoubt | null]
>(
  "house_machine_stands",
  `insert into house_machine (machine, up_ms, at, ahead_ms, doubt, doubt_since)
   values ($1, $2, instant($3), $4, $5, case when $5::text is not null then instant($3) end)
   on conflict (machine) do update set up_ms = excluded.up_ms, at = excluded.at, ahead_ms = excluded.ahead_ms,
     doubt = excluded.doubt, doubt_since = case when excluded.doubt is not null
       then coalesce(house_machine.doubt_since, excluded.doubt_since) end`,
);

/** Machines that were not seen for so long are gone, or were started anew since. */
export const forgetMachines = statement<Record<string, never>, [beforeMs: number]>(
  "house_machines_forget",
  "delete from house_machine where at < instant($1)",
);

export const confirmTime = statement<Record<string, never>, [atMs: number]>(
  "house_time_confirm",
  "update house_time set at = instant($1), confirmed = confirmed + 1",
);

/** What is younger than its stamp says is so from when it was confirmed at the latest. */
export const confirmStamps = statement<Record<string, never>, [atMs: number]>(
  "house_stamps_confirm",
  "update stamped_behind set at = instant($1) where at > instant($1)",
);

/** What machines saw pass until now counts from a time that was not right. */
export const forgetAllMachines = statement<Record<string, never>>(
  "house_machines_forget_all",
  "delete from house_machine",
);

export const actAs = statement<{ done: string }, [actor: string]>(
  "house_time_actor",
  "select set_config('holdfast.actor', $1, true) as done",
);

/** The doubt that stands for longest, of machines that were seen lately. */
export const timeStands = statement<
  { at: number; doubt: TimeDoubt | null; since: number | null },
  [seenWithinMs: number]
>(
  "house_time_stands",
  `select ms(house.at) as at, machine.doubt, ms(machine.doubt_since) as since
   from house_time house
   left join lateral (
     select doubt, doubt_since from house_machine
     where doubt is not null and house_machine.at >= house.at - make_interval(secs => $1 / 1000.0)
     order by doubt_since, machine limit 1) machine on true`,
);
