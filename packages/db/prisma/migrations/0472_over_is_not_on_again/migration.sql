-- DB799: as it was (DB683, DB701), and the id of one that is over by then is answered that its time is past. A console asks again by the same
-- id where an answer was lost: that it is on would be said of what somebody turned off meanwhile.
-- goes on from 0405: turn_on_surge
create or replace function turn_on_surge(_id uuid, _kind surge_kind, _by uuid, _ends_ms bigint, _after_ms integer, _behind integer, _now_ms bigint)
returns text language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _ends constant timestamptz := instant(_ends_ms);
  _same surge_switch;
begin
  update surge_switch set ended_at = ends_at, version = version + 1 where kind = _kind and ended_at is null and ends_at <= _now;
  select * into _same from surge_switch where id = _id;
  if found then
    return case when _same.by_id <> _by or _same.kind <> _kind then 'not_found' when _same.ended_at is null then 'done' else 'not_a_time' end;
  elsif _ends <= _now or _ends > _now + interval '12 hours' then
    return 'not_a_time';
  end if;
  insert into surge_switch (id, kind, at, by_id, ends_at, after_ms, behind)
    values (_id, _kind, _now, _by, _ends, _after_ms, _behind) on conflict do nothing;
  return case when found then 'done' else 'is_on' end;
exception when check_violation then
  declare
    _name text;
  begin
    get stacked diagnostics _name = constraint_name;
    if _name = 'surge_switch_bounds' then
      return 'not_a_time';
    end if;
    raise;
  end;
end $$;
