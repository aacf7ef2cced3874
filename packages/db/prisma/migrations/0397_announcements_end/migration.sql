-- DB697: what is said under an id is what whoever asks again is told of: other words, or another end, are not said by that. What has ended
-- is said no longer, at whatever version; its words may still be taken back.

-- goes on from 0377: announce_to_shift
create or replace function announce_to_shift(_id uuid, _by uuid, _text text, _ends_ms bigint, _now_ms bigint) returns text language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _ends constant timestamptz := instant(_ends_ms);
  _same announcement;
begin
  if _ends <= _now or _ends > _now + interval '24 hours' then
    return 'not_a_time';
  end if;
  insert into announcement (id, at, by_id, text, ends_at, changed_at, changed_by_id) values (_id, _now, _by, _text, _ends, _now, _by)
    on conflict (id) do nothing;
  select * into _same from announcement where id = _id;
  return case
    when _same.by_id is distinct from _by then 'not_found'
    when (_same.text, _same.ends_at) is not distinct from (_text, _ends) then 'said'
    when _same.version > 1 then 'changed'
    else 'said_otherwise' end;
end $$;

-- goes on from 0377: change_announcement
create or replace function change_announcement(_id uuid, _by uuid, _seen integer, _text text, _ends_ms bigint, _now_ms bigint)
returns text language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _ends constant timestamptz := instant(_ends_ms);
  _stands announcement;
begin
  select * into _stands from announcement where id = _id for update;
  if not found then
    return 'not_found';
  elsif _stands.withdrawn_at is not null and _text is null then
    return 'said';
  elsif _stands.version <> _seen or _stands.withdrawn_at is not null then
    return 'changed';
  elsif _text is not null and _stands.ends_at <= _now then
    return 'over';
  elsif _text is not null and (_ends <= _now or _ends > _now + interval '24 hours') then
    return 'not_a_time';
  end if;
  update announcement set text = _text, ends_at = case when _text is null then ends_at else _ends end, changed_at = greatest(at, _now),
    changed_by_id = _by, withdrawn_at = case when _text is null then greatest(at, _now) end, version = version + 1
    where id = _id;
  return 'said';
end $$;

-- goes on from 0377: announcement_guard
create or replace function announcement_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when not exists (select from staff where id = new.changed_by_id and role = 'shift_lead' and disabled_at is null)
      then 'announcement_by_lead'
    when tg_op = 'UPDATE' and ((new.id, new.at, new.by_id) is distinct from (old.id, old.at, old.by_id)
      or old.withdrawn_at is not null) then 'announcement_same'
    when tg_op = 'UPDATE' and new.text is not null and old.ends_at <= new.changed_at then 'announcement_over'
    when tg_op = 'UPDATE' and new.version <> old.version + 1 then 'announcement_next_version' end;
begin
  if _broken is not null then
    raise exception 'nobody announces like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
