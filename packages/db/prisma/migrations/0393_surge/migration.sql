-- DB683: what a lead turns on for a while when more come than the shift can answer, and who turned it off before its end.
create type surge_kind as enum ('page');

alter type audit_thing add value 'surge';

create table surge_switch (
  id uuid primary key,
  kind surge_kind not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- When it ends by itself.
  ends_at timestamptz(3) not null,
  -- null: it is on.
  ended_at timestamptz(3),
  -- Who turned it off; null: its time had come.
  ended_by_id uuid references staff (id) on delete restrict,
  version integer not null default 1 check (version >= 1),
  constraint surge_switch_within check (ends_at > at and ends_at <= at + interval '12 hours'),
  constraint surge_switch_ended check (ended_at >= at and (ended_by_id is null or ended_at is not null))
);
create unique index surge_switch_on on surge_switch (kind) where ended_at is null;
create index surge_switch_by_idx on surge_switch (by_id);
create index surge_switch_ended_by_idx on surge_switch (ended_by_id);

create function surge_switch_guard() returns trigger language plpgsql as $$
declare
  _by constant uuid := case tg_op when 'INSERT' then new.by_id else new.ended_by_id end;
  _broken constant text := case
    when _by is not null and not exists (select from staff where id = _by and role = 'shift_lead' and disabled_at is null)
      then 'surge_by_lead'
    when tg_op = 'UPDATE' and ((new.id, new.kind, new.at, new.by_id, new.ends_at) is distinct from
      (old.id, old.kind, old.at, old.by_id, old.ends_at) or old.ended_at is not null) then 'surge_same' end;
begin
  if _broken is not null then
    raise exception 'nothing is turned on or off like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger surge_switch_guard before insert or update on surge_switch for each row execute function surge_switch_guard();

-- Told with the queue, by its id alone (W46).
create function announce_surge() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'beside', 'about', 'surge', 'id', new.id,
    'contactId', null, 'version', new.version));
  return null;
end $$;
create trigger surge_announced after insert or update on surge_switch for each row execute function announce_surge();
create function audit_surge() returns trigger language plpgsql as $$
begin
  perform audit_write(case tg_op when 'INSERT' then new.by_id else new.ended_by_id end,
    case tg_op when 'INSERT' then 'added' else 'ended' end::audit_deed, 'surge', new.id, null, null,
    jsonb_build_object('kind', new.kind, 'until', ms(new.ends_at)));
  return null;
end $$;
create trigger audit_surge after insert or update on surge_switch for each row execute function audit_surge();

-- Turns it on, once under its id; while one of its kind is on, no other.
create function turn_on_surge(_id uuid, _kind surge_kind, _by uuid, _ends_ms bigint, _now_ms bigint) returns text language plpgsql as $$
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
  insert into surge_switch (id, kind, at, by_id, ends_at) values (_id, _kind, _now, _by, _ends) on conflict do nothing;
  return case when found then 'done' else 'is_on' end;
end $$;
