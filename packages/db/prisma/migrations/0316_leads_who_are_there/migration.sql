-- DB599: whoever is on shift and has no console open is not there: no clock stays theirs or falls to them, and they are not called.

-- As it was (DB582), of whoever is there.
-- goes on from 0307: settle_crisis_holders
create or replace function settle_crisis_holders(_now timestamptz) returns integer language plpgsql as $$
declare
  _clock crisis_clock;
  _to uuid;
  _count integer := 0;
begin
  for _clock in
    select * from crisis_clock clock where ended_at is null and not coalesce(
      exists (select from shift where user_id = clock.holder_id and gone_since is null)
        and may_case(clock.holder_id, clock.case_id, 'change_plan', ms(_now)), false)
    order by id for no key update
  loop
    _to := (
      select shift.user_id from shift join staff on staff.id = shift.user_id and staff.role = 'shift_lead' and staff.disabled_at is null
      where shift.gone_since is null and may_case(shift.user_id, _clock.case_id, 'lead_crisis', ms(_now))
      order by (select count(*) from crisis_clock held where held.holder_id = shift.user_id and held.ended_at is null),
        shift.since, shift.user_id
      limit 1);
    if _to is distinct from _clock.holder_id then
      -- DB600: a lead whose shift ended since they were chosen is nobody to give it to. It is settled in the next second; what this is a
      -- part of, which may be somebody's end of shift, and the other clocks go on.
      begin
        update crisis_clock set holder_id = _to, held_since = _now, version = version + 1 where id = _clock.id;
        _count := _count + 1;
      exception when check_violation then
        null;
      end;
    end if;
  end loop;
  return _count;
end $$;

-- As it was (DB595), of whoever is there.
-- goes on from 0315: leads_to_call
create or replace function leads_to_call(_contact_id uuid, _by uuid) returns setof uuid language sql stable as $$
  select staff.id from shift join staff on staff.id = shift.user_id
  where shift.gone_since is null and staff.role = 'shift_lead' and staff.disabled_at is null and staff.id <> _by
    and not contact_is_barred(staff.id, _contact_id)
  order by staff.name, staff.id;
$$;
