-- DB582, DB631: a clock is nobody's who is barred from the contact in which it was said, wherever that is filed since; and one whose
-- holder is barred falls by the commit that bars them.

-- goes on from 0316: settle_crisis_holders
create or replace function settle_crisis_holders(_now timestamptz) returns integer language plpgsql as $$
declare
  _clock crisis_clock;
  _to uuid;
  _count integer := 0;
begin
  for _clock in
    select * from crisis_clock clock where ended_at is null and not coalesce(
      exists (select from shift where user_id = clock.holder_id and gone_since is null)
        and may_case(clock.holder_id, clock.case_id, 'change_plan', ms(_now))
        and not contact_is_barred(clock.holder_id, clock.contact_id), false)
    order by id for no key update
  loop
    _to := (
      select shift.user_id from shift join staff on staff.id = shift.user_id and staff.role = 'shift_lead' and staff.disabled_at is null
      where shift.gone_since is null and may_case(shift.user_id, _clock.case_id, 'lead_crisis', ms(_now))
        and not contact_is_barred(shift.user_id, _clock.contact_id)
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

-- Nobody waits for the next second with a clock that is theirs no more: whoever sets the bar knows that somebody else has it.
create function crises_follow_bars() returns trigger language plpgsql as $$
begin
  if exists (select from crisis_clock where ended_at is null and holder_id = new.user_id) then
    perform settle_crisis_holders(now());
  end if;
  return null;
end $$;
create trigger crises_follow_bars after insert on case_bar for each row when (new.ended_at is null) execute function crises_follow_bars();
