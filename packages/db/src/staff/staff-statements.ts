import type { Role } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";

export const listStaff = statement<{ id: string; name: string; role: Role }>(
  "staff_list",
  "select id, name, role from staff where disabled_at is null order by name, id",
);

export const letIn = statement<{ id: string; version: number }>(
  "staff_let_in",
  "select id, credentials_version as version from staff where disabled_at is null",
);

export interface SessionRow {
  readonly session_id: string;
  readonly user_id: string;
  readonly role: Role;
  readonly name: string;
  readonly expires_at: number;
  readonly has_bars: boolean;
  readonly two_factors: boolean;
  readonly is_confined: boolean;
  /** `null`: they have shown one, nobody wants it, or their time for it is over. */
  readonly second_factor_by: number | null;
}

export const liveSessions = statement<SessionRow, [nowMs: number]>(
  "staff_sessions",
  `select session.id as session_id, staff.id as user_id, staff.role, staff.name, ms(session.expires_at) as expires_at,
     exists (select from case_bar bar where bar.user_id = staff.id and bar.ended_at is null) as has_bars,
     session.two_factors, lacks.it and not waits.it as is_confined,
     case when lacks.it and waits.it then ms(session.second_factor_by) end as second_factor_by
   from session join staff on staff.id = session.user_id
   left join lateral (select value from setting where name = 'secondFactorRoles' order by version desc limit 1) wanted on true
   cross join lateral (select not session.two_factors and coalesce(wanted.value ? staff.role::text, false) as it) lacks
   cross join lateral (select lacks.it and second_factor_waits(session.second_factor_by, staff.id) as it) waits
   where session.expires_at > instant($1) and lasts(session.began_house, session_most()) and staff.disabled_at is null`,
);

export const factorsOf = statement<
  { two_factors: boolean; second_factor_by: number | null },
  [sessionId: string]
>(
  "session_two_factors",
  "select two_factors, ms(second_factor_by) as second_factor_by from session where id = $1",
);

export const changeRole = statement<
  { outcome: "changed" | "not_found" | "last_administrator" },
  [id: string, role: Role, by: string | null]
>("staff_change_role", "select change_role(done_by($1, $3), $2::role) as outcome");

export const revokeSessions = statement<{ id: string }, [userId: string, by: string | null]>(
  "staff_revoke_sessions",
  "delete from session where user_id = (select done_by($1, $2)) returning id",
);

/** The account is a credential as better-auth stores one. */
export const createStaff = statement<
  { id: string },
  [
    id: string,
    accountRowId: string,
    username: string,
    name: string,
    role: Role,
    passwordHash: string,
    email: string,
  ]
>(
  "staff_create",
  `with made as (
     insert into staff (id, name, email, email_verified, username, display_username, role)
     values ($1::uuid, $4, $7, true, lower($3), $3, $5::role)
     on conflict do nothing
     returning id
   ), account as (
     insert into account (id, account_id, provider_id, user_id, password)
     select $2::uuid, made.id::text, 'credential', made.id, $6 from made
   )
   select id from made`,
);

/** The same of several by one statement. */
export const createSeveralStaff = statement<
  { id: string },
  [
    ids: readonly string[],
    accountRowIds: readonly string[],
    usernames: readonly string[],
    names: readonly string[],
    roles: readonly Role[],
    passwordHashes: readonly string[],
    emails: readonly string[],
  ]
>(
  "staff_create_several",
  `with given as (
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::role[], $6::text[], $7::text[])
       one (id, account_id, username, name, role, password, email)
   ), made as (
     insert into staff (id, name, email, email_verified, username, display_username, role)
     select id, name, email, true, lower(username), username, role from given
     on conflict do nothing
     returning id
   ), account as (
     insert into account (id, account_id, provider_id, user_id, password)
     select given.account_id, made.id::text, 'credential', made.id, given.password from made join given on given.id = made.id
   )
   select id from made`,
);

export const countStaff = statement<{ count: number }>("staff_count", "select count(*) as count from staff");
