-- DB701: after how long a wait, or behind how many others, somebody is written to while a switch is on.
alter table surge_switch
  add column after_ms integer,
  add column behind integer,
  add constraint surge_switch_bounds check (case kind
    when 'holding_text' then after_ms is not null and after_ms between 60000 and 3600000 and behind is null
    when 'overflow' then num_nonnulls(after_ms, behind) > 0 and coalesce(after_ms between 60000 and 3600000, true)
      and coalesce(behind between 1 and 500, true)
    else num_nonnulls(after_ms, behind) = 0 end);

-- goes on from 0393: surge_switch_guard
create or replace function surge_switch_guard() returns trigger language plpgsql as $$
declare
  _by constant uuid := case tg_op when 'INSERT' then new.by_id else new.ended_by_id end;
  _broken constant text := case
    when _by is not null and not exists (select from staff where id = _by and role = 'shift_lead' and disabled_at is null)
      then 'surge_by_lead'
    when tg_op = 'UPDATE' and ((new.id, new.kind, new.at, new.by_id, new.ends_at, new.after_ms, new.behind) is distinct from
      (old.id, old.kind, old.at, old.by_id, old.ends_at, old.after_ms, old.behind) or old.ended_at is not null) then 'surge_same' end;
begin
  if _broken is not null then
    raise exception 'nothing is turned on or off like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;

-- goes on from 0393: audit_surge
create or replace function audit_surge() returns trigger language plpgsql as $$
begin
  perform audit_write(case tg_op when 'INSERT' then new.by_id else new.ended_by_id end,
    case tg_op when 'INSERT' then 'added' else 'ended' end::audit_deed, 'surge', new.id, null, null,
    jsonb_strip_nulls(jsonb_build_object('kind', new.kind, 'until', ms(new.ends_at), 'after', new.after_ms, 'behind', new.behind)));
  return null;
end $$;

-- As it was, and with its bounds: those that its kind does not take are `not_a_time`.
-- goes on from 0393: turn_on_surge
create function turn_on_surge(_id uuid, _kind surge_kind, _by uuid, _ends_ms bigint, _after_ms integer, _behind integer, _now_ms bigint)
returns text language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _ends constant timestamptz := instant(_ends_ms);
  _same surge_switch;
begin
  update surge_switch set ended_at = ends_at, version = version + 1 where kind = _kind and ended_at is null and ends_at <= _now;
  select * into _same from surge_switch where id = _id;
  if found then
    return case when _same.by_id = _by and _same.kind = _kind then 'done' else 'not_found' end;
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

-- What a gateway of the release before asks.
create or replace function turn_on_surge(_id uuid, _kind surge_kind, _by uuid, _ends_ms bigint, _now_ms bigint)
returns text language sql as $$
  select turn_on_surge(_id, _kind, _by, _ends_ms, null, null, _now_ms)
$$;
