import { statement } from "../sql/statement.ts";
import type { RotaDuty, RotaPerson, RotaVersion, StandingShift } from "./rota-store.ts";

export const rotaStanding = statement<{ readonly kept: StandingShift }, [fromMs: number, untilMs: number]>(
  "rota_standing",
  `select json_build_object('id', shift.id, 'duty', shift.duty, 'who', json_build_object('id', staff.id, 'name', staff.name),
     'from', ms(shift.from_at), 'until', ms(shift.until_at)) as kept
   from rota_shift shift join staff on staff.id = shift.user_id
   where shift.ended_in is null and shift.until_at > instant($1) and shift.from_at < instant($2)
   order by shift.from_at, shift.duty, staff.name, shift.id`,
);

export const rotaDuties = statement<{ readonly duty: RotaDuty }>(
  "rota_duties",
  "select distinct duty from rota_shift where ended_in is null order by duty",
);

export const rotaVersions = statement<{ readonly kept: RotaVersion }, [most: number]>(
  "rota_versions",
  `select json_build_object('version', rota.version, 'by', json_build_object('id', staff.id, 'name', staff.name), 'at', ms(rota.at),
     'from', ms(rota.from_at), 'until', ms(rota.until_at), 'shifts', rota.shift_count, 'backTo', rota.back_to) as kept
   from rota_version rota join staff on staff.id = rota.by_id order by rota.version desc limit $1`,
);

export const rotaPeople = statement<RotaPerson>(
  "rota_people",
  "select id, name, username from staff where disabled_at is null and username is not null order by username",
);

/** The newest version, which nobody else follows until whoever asks commits. */
export const lockRota = statement<{ readonly version: number }>("lock_rota", "select lock_rota() as version");

export const addRotaVersion = statement<
  { readonly version: number },
  [version: number, by: string, nowMs: number, fromMs: number, untilMs: number, shifts: number]
>(
  "add_rota_version",
  `insert into rota_version (version, by_id, at, from_at, until_at, shift_count)
   values ($1, $2, instant($3), instant($4), instant($5), $6) returning version`,
);

/** As the version before the newest, which is undone: of the same time. */
export const addRotaBack = statement<
  { readonly version: number },
  [newest: number, by: string, nowMs: number]
>(
  "add_rota_back",
  `insert into rota_version (version, by_id, at, from_at, until_at, shift_count, back_to)
   select version + 1, $2, instant($3), from_at, until_at,
     (select count(*) from rota_shift where added_in < $1 and (ended_in is null or ended_in >= $1)), version - 1
   from rota_version where version = $1 and version > 1 returning version`,
);

export const endRotaShifts = statement<{ readonly id: string }, [ids: readonly string[], version: number]>(
  "end_rota_shifts",
  "update rota_shift set ended_in = $2 where id = any ($1::uuid[]) returning id",
);

export const addRotaShifts = statement<{ readonly id: string }, [shifts: string, version: number]>(
  "add_rota_shifts",
  `insert into rota_shift (id, user_id, duty, from_at, until_at, added_in)
   select one.id, one."userId", one.duty, instant(one."from"), instant(one."until"), $2
   from json_to_recordset($1::json) one (id uuid, "userId" uuid, duty duty, "from" bigint, "until" bigint) returning id`,
);

export const endAddedSince = statement<{ readonly id: string }, [undone: number, version: number]>(
  "end_rota_added",
  "update rota_shift set ended_in = $2 where ended_in is null and added_in = $1 returning id",
);

export const addEndedSince = statement<{ readonly id: string }, [undone: number, version: number]>(
  "add_rota_ended",
  `insert into rota_shift (id, user_id, duty, from_at, until_at, added_in)
   select gen_random_uuid(), user_id, duty, from_at, until_at, $2 from rota_shift where ended_in = $1 returning id`,
);

export const forgetRota = statement<{ readonly count: number }, [beforeMs: number, most: number]>(
  "forget_rota",
  "select forget_rota($1, $2) as count",
);
