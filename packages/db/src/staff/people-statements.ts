import type { Language, Role } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { StaffLinkKind } from "./person.ts";

export interface PersonRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly languages: readonly Language[];
  readonly disabled_at: number | null;
  readonly has_password: boolean;
  readonly has_directory: boolean;
  readonly has_two_factor: boolean;
  readonly link_kind: StaffLinkKind | null;
  readonly link_expires_at: number | null;
  readonly sessions: number;
  readonly holding: number;
}

export const listPeople = statement<PersonRow, [nowMs: number]>(
  "people_list",
  `select staff.id, coalesce(staff.username, '') as username, staff.name, staff.role, staff.languages::text[] as languages,
     ms(staff.disabled_at) as disabled_at,
     exists (select from account where account.user_id = staff.id and account.password is not null) as has_password,
     exists (select from account where account.user_id = staff.id and starts_with(account.provider_id, 'oidc:')) as has_directory,
     staff.two_factor_enabled as has_two_factor,
     link.kind as link_kind, ms(link.expires_at) as link_expires_at,
     (select count(*) from session where session.user_id = staff.id and session.expires_at > instant($1)) as sessions,
     (select count(*) from contact where contact.holder_id = staff.id and contact.status = 'claimed') as holding
   from staff left join staff_link as link on link.staff_id = staff.id and link.used_at is null
     and link.withdrawn_at is null and link.expires_at > instant($1)
   order by staff.disabled_at is not null, staff.name, staff.id`,
);

export const inviteStaff = statement<
  { made: boolean },
  [
    id: string,
    accountRowId: string,
    linkId: string,
    username: string,
    name: string,
    role: Role,
    languages: readonly Language[],
    email: string,
    secretHash: Buffer,
    by: string,
    nowMs: number,
    expiresMs: number,
  ]
>(
  "staff_invite",
  "select invite_staff(done_by($1, $10), $2, $3, $4, $5, $6::role, $7::language[], $8, $9, $10, $11, $12) as made",
);

export const resetStaff = statement<
  { outcome: "reset" | "not_found" | "disabled" | "last_administrator" },
  [id: string, linkId: string, secretHash: Buffer, by: string, nowMs: number, expiresMs: number]
>("staff_reset", "select reset_staff(done_by($1, $4), $2, $3, $4, $5, $6) as outcome");

export const disableStaff = statement<
  { outcome: "disabled" | "not_found" | "last_administrator"; returned: number },
  [id: string, nowMs: number, by: string | null]
>("staff_disable", "select outcome, returned from disable_staff(done_by($1, $3), $2)");

export const enableStaff = statement<{ id: string }, [id: string, by: string | null]>(
  "staff_enable",
  "update staff set disabled_at = null, updated_at = current_timestamp where id = (select done_by($1, $2)) returning id",
);

export const findLink = statement<
  { kind: StaffLinkKind; username: string; name: string; expires_at: number },
  [secretHash: Buffer, nowMs: number]
>(
  "staff_link_find",
  `select link.kind, coalesce(staff.username, '') as username, staff.name, ms(link.expires_at) as expires_at
   from staff_link as link join staff on staff.id = link.staff_id
   where link.secret_hash = $1 and link.used_at is null and link.withdrawn_at is null and link.expires_at > instant($2)
     and lasts(link.made_house, link.expires_at - link.made_at)`,
);

export const useLink = statement<
  { used: boolean },
  [secretHash: Buffer, passwordHash: string, nowMs: number]
>("staff_link_use", "select use_staff_link($1, $2, $3) as used");
