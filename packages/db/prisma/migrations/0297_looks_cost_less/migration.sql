-- DB555: what a look costs beside what is looked at. Whether anybody is barred from anything is asked in the statement itself: only of
-- whoever is, a function is begun that finds from what. It says of everybody what it said.
-- goes on from 0280: may_contact
create or replace function may_contact(_user_id uuid, _contact_id uuid, _act text, _at bigint) returns boolean language sql stable as $$
  select coalesce((
    select contact_act_allowed(_act, _at, staff.role, contact.status, exists (select from shift where shift.user_id = staff.id),
      contact.holder_id is not distinct from staff.id,
      exists (select from case_bar bar where bar.user_id = staff.id and bar.ended_at is null) and contact_is_barred(staff.id, contact.id))
    from staff, contact where staff.id = _user_id and contact.id = _contact_id), false)
$$;
