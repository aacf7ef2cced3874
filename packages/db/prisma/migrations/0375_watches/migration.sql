-- DB677: a lead who reads what somebody else has is seen to: from when to when they watched it is stored by the transaction that shows it,
-- and ends by itself once nothing was heard of them, by the database's clock, which is one for all gateways.

alter type audit_thing add value 'watch';

create table watch (
  id uuid primary key default uuidv7(),
  contact_id uuid not null references contact (id) on delete restrict,
  -- The lead.
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null default clock_timestamp(),
  -- Until when it lasts unless they are heard of again.
  lapses_at timestamptz(3) not null,
  ended_at timestamptz(3),
  -- Events carry it (W4).
  version integer not null default 1 check (version >= 1),
  constraint watch_in_order check (lapses_at >= at and (ended_at is null or ended_at >= at))
);
-- One of each lead at a time.
create unique index watch_open_key on watch (contact_id, by_id) where ended_at is null;
create index watch_lapses_idx on watch (lapses_at) where ended_at is null;
create index watch_by_idx on watch (by_id);

-- For how long somebody is taken to watch after they were heard of last: a console that has a contact open says so every three seconds.
create function watch_lasts() returns interval language sql immutable parallel safe return interval '15 seconds';

-- Whether it is watching: a lead, of what somebody else has. One expression, so that it costs whoever leads nothing no call.
create function is_watching(_user_id uuid, _contact_id uuid) returns boolean language sql stable as $$
  select exists (select from staff join contact on contact.id = _contact_id
    where staff.id = _user_id and staff.role = 'shift_lead' and staff.disabled_at is null
      and contact.status = 'claimed' and contact.holder_id <> staff.id)
$$;

create function watch_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'watch_stays'
    when tg_op = 'INSERT' then case when not is_watching(new.by_id, new.contact_id) then 'watch_of_what_another_has' end
    when (new.id, new.contact_id, new.by_id, new.at) is distinct from (old.id, old.contact_id, old.by_id, old.at)
      or old.ended_at is not null then 'watch_same'
    when new.version <> old.version + (new.ended_at is not null)::integer then 'watch_next_version' end;
begin
  if _broken is not null then
    raise exception 'nobody watches like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger watch_guard before insert or update or delete on watch for each row execute function watch_guard();

-- Told with the queue, by ids alone (W46). That it began is a row of the audit by the look; that it is over is one by itself.
create function announce_watch() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'beside', 'about', 'watch', 'id', new.id,
    'contactId', new.contact_id, 'version', new.version));
  return null;
end $$;
create trigger watch_announced after insert on watch for each row execute function announce_watch();
create trigger watch_end_announced after update of ended_at on watch for each row when (new.ended_at is not null)
  execute function announce_watch();
create function audit_watch() returns trigger language plpgsql as $$
begin
  perform audit_write(null, 'ended', 'watch', new.id, new.contact_id, null, jsonb_build_object('of', new.by_id));
  return null;
end $$;
create trigger audit_watch_ended after update of ended_at on watch for each row when (new.ended_at is not null)
  execute function audit_watch();

-- That somebody was shown something of a contact, or has it before them still. Nothing where that is no watching; told so.
create function watch_contact(_by uuid, _contact_id uuid) returns boolean language plpgsql as $$
declare
  _now constant timestamptz := clock_timestamp();
begin
  if not is_watching(_by, _contact_id) or contact_is_barred(_by, _contact_id) then
    return false;
  end if;
  insert into watch (contact_id, by_id, at, lapses_at) values (_contact_id, _by, _now, _now + watch_lasts())
    on conflict (contact_id, by_id) where ended_at is null do update set lapses_at = excluded.lapses_at
      -- Written seldom: whoever reads on says so every few seconds.
      where watch.lapses_at < excluded.lapses_at - interval '2 seconds';
  return true;
end $$;

-- Ends what nobody was heard of in time, and what nobody else has any more. Each once, whichever gateway comes first.
create function end_watches(_most integer) returns integer language sql as $$
  with due as (
    select id from watch where ended_at is null and (lapses_at <= clock_timestamp() or not is_watching(by_id, contact_id))
    order by lapses_at limit _most for update skip locked),
  ended as (
    update watch set ended_at = greatest(at, least(lapses_at, clock_timestamp())), version = version + 1
    from due where watch.id = due.id returning watch.id)
  select count(*)::int from ended;
$$;

-- Files, letters and pictures, and what a hold keeps: by whatever statement they are read, before whoever reads them is answered.
create function watch_what_is_read() returns trigger language plpgsql as $$
begin
  perform watch_contact(new.by_id, new.contact_id);
  return new;
end $$;
create trigger watch_content_read before insert on content_read for each row execute function watch_what_is_read();
create function watch_what_is_kept() returns trigger language plpgsql as $$
begin
  perform watch_contact(new.by_id, (select contact_id from legal_hold where id = new.hold_id));
  return new;
end $$;
create trigger watch_kept_on_hold_read before insert on kept_on_hold_read for each row execute function watch_what_is_kept();
