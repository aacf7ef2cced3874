-- DB796: a shift whose owner went home and did not say so is over: it should have ended, they were said to be gone (DB145), and no gateway
-- has counted them for an hour. Left as it was, they would be on it still when they come the next day: on shift for long, with nothing
-- offered to them, and with all that they take falling to leads.
create function shift_is_forgotten(_shift shift, _now timestamptz) returns boolean language sql stable
return _shift.gone_since is not null
  and coalesce((select seen_at from staff_seen where user_id = _shift.user_id), _shift.gone_since) <= _now - interval '1 hour'
  and exists (select from shift_end where user_id = _shift.user_id and ends_at <= _now);

-- The locks of several in one order, as those of 0061.
create function end_forgotten_shifts(_now timestamptz) returns integer language plpgsql as $$
declare
  _id uuid;
  _count integer := 0;
begin
  for _id in
    select user_id from shift where shift_is_forgotten(shift, _now) order by shift_lock(user_id), user_id
  loop
    perform lock_shift(_id);
    delete from shift where user_id = _id and shift_is_forgotten(shift, _now);
    if found then
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;
