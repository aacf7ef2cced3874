-- DB673, DB674: what whoever is on call is told of outside of the house, to whom it was told and what came of it, and where they wish to
-- be told. What is told has no content: none of it is here.
create type alarm_kind as enum (
  'danger_unclaimed', 'clock_due', 'lead_missing', 'paged', 'waiting_too_long', 'channel_down', 'sending_stuck');
create type alarm_way as enum ('push', 'email', 'text');
create type alarm_telling_state as enum ('due', 'sent', 'failed', 'unknown', 'dropped');

alter type audit_thing add value 'alarm';

create table alarm (
  id uuid primary key,
  kind alarm_kind not null,
  -- An id, and nothing that says whose it is.
  thing text not null check (thing ~ '^[A-Za-z0-9._-]{1,120}$'),
  since timestamptz(3) not null,
  -- Its cause holds no more.
  ended_at timestamptz(3),
  -- Whoever said that they see to it.
  acknowledged_at timestamptz(3),
  acknowledged_by_id uuid references staff (id) on delete restrict,
  version integer not null default 1 check (version >= 1),
  unique (kind, thing, since),
  constraint alarm_acknowledged check ((acknowledged_at is null) = (acknowledged_by_id is null))
);
-- One of a cause at a time, whatever gateways look for it.
create unique index alarm_standing on alarm (kind, thing) where ended_at is null;
create index alarm_ended_idx on alarm (ended_at);
create index alarm_acknowledged_by_idx on alarm (acknowledged_by_id);

create table alarm_telling (
  id uuid primary key,
  alarm_id uuid not null references alarm (id) on delete cascade,
  user_id uuid not null references staff (id) on delete cascade,
  -- As on call for what.
  duty duty not null,
  way alarm_way not null,
  at timestamptz(3) not null,
  state alarm_telling_state not null default 'due',
  -- When it is sent, or tried again.
  due_at timestamptz(3) not null,
  attempt integer not null default 0 check (attempt >= 0),
  lease_holder text,
  lease_until timestamptz(3),
  constraint alarm_telling_leased check ((lease_holder is null) = (lease_until is null) and (state = 'due' or lease_holder is null))
);
create index alarm_telling_alarm_idx on alarm_telling (alarm_id);
create index alarm_telling_user_idx on alarm_telling (user_id);
create index alarm_telling_at_idx on alarm_telling (at);
-- Of one alarm nothing is under way to the same person twice by one way.
create unique index alarm_telling_under_way on alarm_telling (alarm_id, user_id, way) where state = 'due';

-- Somebody's own, sealed under a key of its own. It is used once they said the code that came there.
create table alarm_address (
  id uuid primary key,
  user_id uuid not null references staff (id) on delete cascade,
  way alarm_way not null,
  -- In which they are written to.
  language language not null,
  owner_key bytea not null,
  body bytea not null,
  at timestamptz(3) not null,
  -- Of the code, until it was said.
  code_hash keyed_hash,
  code_until timestamptz(3),
  code_tries smallint not null default 0 check (code_tries between 0 and 5),
  confirmed_at timestamptz(3),
  constraint alarm_address_code check ((confirmed_at is null) = (code_hash is not null) and (code_hash is null) = (code_until is null))
);
create unique index alarm_address_used on alarm_address (user_id, way) where confirmed_at is not null;
create unique index alarm_address_asked on alarm_address (user_id, way) where confirmed_at is null;

-- Told with the queue, by its id alone (W46).
create function announce_alarm() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'beside', 'about', 'alarm', 'id', new.id,
    'contactId', null, 'version', new.version));
  return null;
end $$;
create trigger alarm_announced after insert or update on alarm for each row execute function announce_alarm();

create function audit_alarm() returns trigger language plpgsql as $$
begin
  perform audit_write(new.acknowledged_by_id, 'changed', 'alarm', new.id, null, null, json_build_object('kind', new.kind)::jsonb);
  return null;
end $$;
create trigger audit_alarm after update of acknowledged_at on alarm for each row
  when (old.acknowledged_at is null and new.acknowledged_at is not null) execute function audit_alarm();

-- That there is one, by which way, and no word of where it leads.
create function audit_alarm_address() returns trigger language plpgsql as $$
declare
  _row constant alarm_address := coalesce(new, old);
begin
  if tg_op = 'UPDATE' or _row.confirmed_at is not null then
    perform audit_write(coalesce(audit_actor(), _row.user_id), case tg_op when 'UPDATE' then 'added' else 'ended' end::audit_deed, 'account',
      _row.user_id, null, null, jsonb_build_object('what', 'alarm_address', 'way', _row.way));
  end if;
  return null;
end $$;
create trigger audit_alarm_address_said after update of confirmed_at on alarm_address for each row execute function audit_alarm_address();
create trigger audit_alarm_address_gone after delete on alarm_address for each row execute function audit_alarm_address();

-- Whoever works here no more is told of nothing, and nothing of theirs is kept.
create function forget_alarm_addresses_of() returns trigger language plpgsql as $$
begin
  delete from alarm_address where user_id = new.id;
  return null;
end $$;
create trigger staff_alarms_forgotten after update of disabled_at on staff for each row
  when (new.disabled_at is not null) execute function forget_alarm_addresses_of();

-- The code of an address is good five times at most.
create function confirm_alarm_address(_user uuid, _way alarm_way, _hash bytea, _now_ms bigint) returns text language plpgsql as $$
declare
  _asked alarm_address;
begin
  select * into _asked from alarm_address where user_id = _user and way = _way and confirmed_at is null for update;
  if not found or _asked.code_until <= instant(_now_ms) or _asked.code_tries >= 5 then
    return 'none_asked';
  elsif _asked.code_hash <> _hash then
    update alarm_address set code_tries = code_tries + 1 where id = _asked.id;
    return 'wrong';
  end if;
  delete from alarm_address where user_id = _user and way = _way and confirmed_at is not null;
  update alarm_address set confirmed_at = instant(_now_ms), code_hash = null, code_until = null where id = _asked.id;
  return 'confirmed';
end $$;

-- Leads acknowledge every alarm, and whoever was told of it that one.
create function acknowledge_alarm(_id uuid, _by uuid, _now_ms bigint) returns text language plpgsql as $$
declare
  _alarm alarm;
begin
  select * into _alarm from alarm where id = _id for update;
  if not found then
    return 'not_found';
  elsif not exists (select from staff where id = _by and role = 'shift_lead' and disabled_at is null)
    and not exists (select from alarm_telling where alarm_id = _id and user_id = _by) then
    return 'not_yours';
  elsif _alarm.ended_at is null and _alarm.acknowledged_at is null then
    update alarm set acknowledged_at = instant(_now_ms), acknowledged_by_id = _by, version = version + 1 where id = _id;
  end if;
  return 'acknowledged';
end $$;

-- What is due to be sent, to whoever asks alone: what somebody else leased and did not settle is not known to have left, and never sent
-- again by itself. Nothing leaves of what is over, or was acknowledged.
create function lease_alarm_tellings(_holder text, _lease_ms bigint, _now_ms bigint)
returns setof alarm_telling language plpgsql as $$
begin
  update alarm_telling set state = 'unknown', lease_holder = null, lease_until = null
    where state = 'due' and lease_until <= instant(_now_ms);
  update alarm_telling set state = 'dropped' from alarm
    where alarm.id = alarm_telling.alarm_id and alarm_telling.state = 'due' and alarm_telling.lease_until is null
      and (alarm.ended_at is not null or alarm.acknowledged_at is not null);
  return query
    with due as (
      select id from alarm_telling where state = 'due' and lease_until is null and due_at <= instant(_now_ms)
      order by at, id limit 500 for update skip locked)
    update alarm_telling telling set lease_holder = _holder, attempt = attempt + 1,
      lease_until = instant(_now_ms) + _lease_ms * interval '1 ms'
    from due where telling.id = due.id returning telling.*;
end $$;
