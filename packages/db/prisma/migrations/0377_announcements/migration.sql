-- DB680: what a lead says to the whole shift, until when it holds, and who has put it away on their screen. Of nobody who reached us.

alter type audit_thing add value 'announcement';

create table announcement (
  id uuid primary key,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- null once it was withdrawn: what should not have been said stands nowhere.
  text text,
  ends_at timestamptz(3) not null,
  -- Of whatever was done last.
  changed_at timestamptz(3) not null,
  changed_by_id uuid not null references staff (id) on delete restrict,
  withdrawn_at timestamptz(3),
  version integer not null default 1 check (version >= 1),
  constraint announcement_text check (char_length(text) between 1 and 280 and text = btrim(text)),
  constraint announcement_withdrawn check ((text is null) = (withdrawn_at is not null)),
  constraint announcement_within check (ends_at > at and ends_at <= changed_at + interval '24 hours')
);
create index announcement_at_idx on announcement (at);
create index announcement_ends_idx on announcement (ends_at);
create index announcement_by_idx on announcement (by_id);
create index announcement_changed_by_idx on announcement (changed_by_id);

-- Which version of it somebody has put away.
create table announcement_away (
  announcement_id uuid not null references announcement (id) on delete cascade,
  user_id uuid not null references staff (id) on delete cascade,
  version integer not null check (version >= 1),
  primary key (announcement_id, user_id)
);
create index announcement_away_user_idx on announcement_away (user_id);

create function announcement_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when not exists (select from staff where id = new.changed_by_id and role = 'shift_lead' and disabled_at is null)
      then 'announcement_by_lead'
    when tg_op = 'UPDATE' and ((new.id, new.at, new.by_id) is distinct from (old.id, old.at, old.by_id)
      or old.withdrawn_at is not null) then 'announcement_same'
    when tg_op = 'UPDATE' and new.version <> old.version + 1 then 'announcement_next_version' end;
begin
  if _broken is not null then
    raise exception 'nobody announces like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger announcement_guard before insert or update on announcement for each row execute function announcement_guard();

-- Told with the queue, by its id alone (W46).
create function announce_announcement() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'beside', 'about', 'announcement', 'id', new.id,
    'contactId', null, 'version', new.version));
  return null;
end $$;
create trigger announcement_announced after insert or update on announcement for each row execute function announce_announcement();
create function audit_announcement() returns trigger language plpgsql as $$
begin
  perform audit_write(new.changed_by_id, case when tg_op = 'INSERT' then 'added' when new.withdrawn_at is not null then 'ended'
    else 'changed' end::audit_deed, 'announcement', new.id, null, null, jsonb_build_object('version', new.version));
  return null;
end $$;
create trigger audit_announcement after insert or update on announcement for each row execute function audit_announcement();

-- Says it, once under its id.
create function announce_to_shift(_id uuid, _by uuid, _text text, _ends_ms bigint, _now_ms bigint) returns text language plpgsql as $$
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
  return case when _same.by_id = _by then 'said' else 'not_found' end;
end $$;

-- Says it anew at the version that was seen, or takes it back where there is no text. What is over stays as it is.
create function change_announcement(_id uuid, _by uuid, _seen integer, _text text, _ends_ms bigint, _now_ms bigint)
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
  elsif _text is not null and (_ends <= _now or _ends > _now + interval '24 hours') then
    return 'not_a_time';
  end if;
  update announcement set text = _text, ends_at = case when _text is null then ends_at else _ends end, changed_at = greatest(at, _now),
    changed_by_id = _by, withdrawn_at = case when _text is null then greatest(at, _now) end, version = version + 1
    where id = _id;
  return 'said';
end $$;

-- Nobody needs an old one: the words go, and what the audit has of it stays.
create function forget_announcements(_before_ms bigint, _most integer) returns integer language sql as $$
  with old as (select id from announcement where ends_at < instant(_before_ms) order by ends_at limit _most for update skip locked),
  gone as (delete from announcement using old where announcement.id = old.id returning 1)
  select count(*)::int from gone;
$$;
