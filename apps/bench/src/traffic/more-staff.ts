import type { Pool } from "pg";

/** Has so many more advocates or leads in a demo house, with the password that all of its people have, and says their names: one person may ask only so much in a minute. */
export async function moreStaff(
  pool: Pool,
  role: "advocate" | "shift_lead",
  count: number,
): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, nth) => `${role.replace("_", "")}${nth + 1}`);
  await pool.query(
    `with made as (
       insert into staff (id, name, email, email_verified, username, display_username, role)
       select gen_random_uuid(), name, name || '@staff.invalid', true, name, name, $2::role from unnest($1::text[]) name
       returning id
     )
     insert into account (id, account_id, provider_id, user_id, password)
     select gen_random_uuid(), made.id::text, 'credential', made.id, account.password
     from made, account join staff on staff.id = account.user_id where staff.username = 'dana'`,
    [names, role],
  );
  return names;
}
