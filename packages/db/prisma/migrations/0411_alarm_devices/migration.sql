-- DB712, DB713: devices on which somebody is told of alarms by web push, and the key by which a push service knows the house.

-- The house's own, made once: the public half is told to browsers, the private one is sealed.
create table push_key (
  id uuid primary key,
  is_only boolean not null unique default true check (is_only),
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{87}$'),
  owner_key bytea not null,
  body bytea not null,
  at timestamptz(3) not null
);

create table alarm_device (
  id uuid primary key,
  user_id uuid not null references staff (id) on delete cascade,
  -- In which it was said. No foreign key: it outlasts a session that ran out, and a backup has devices and no sessions.
  session_id uuid not null,
  endpoint_hash keyed_hash not null unique,
  owner_key bytea not null,
  -- Where it is pushed to, and the keys of the browser.
  body bytea not null,
  at timestamptz(3) not null
);
create index alarm_device_user_idx on alarm_device (user_id);
create index alarm_device_session_idx on alarm_device (session_id);

create function audit_alarm_device() returns trigger language plpgsql as $$
declare
  _row constant alarm_device := coalesce(new, old);
begin
  perform audit_write(coalesce(audit_actor(), _row.user_id), case tg_op when 'INSERT' then 'added' else 'ended' end::audit_deed, 'account',
    _row.user_id, null, null, jsonb_build_object('what', 'alarm_device'));
  return null;
end $$;
create trigger audit_alarm_device after insert or delete on alarm_device for each row execute function audit_alarm_device();

-- Whoever signs out, or is signed out, on a device is told there no more. A session that ran out by itself takes nothing with it: whoever is
-- on call is seldom signed in.
create function forget_alarm_device_of_session() returns trigger language plpgsql as $$
begin
  if old.expires_at > now() then
    delete from alarm_device where session_id = old.id;
  end if;
  return old;
end $$;
create trigger session_alarm_device_forgotten before delete on session for each row execute function forget_alarm_device_of_session();

create function forget_alarm_devices_of() returns trigger language plpgsql as $$
begin
  delete from alarm_device where user_id = new.id;
  return null;
end $$;
create trigger staff_alarm_devices_forgotten after update of disabled_at, role on staff for each row
  when (new.disabled_at is not null or new.role is distinct from old.role) execute function forget_alarm_devices_of();
