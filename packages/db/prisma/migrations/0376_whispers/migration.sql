-- DB678, DB679: what a lead writes to whoever has a contact, beside it, and what they answer: sealed under the contact's key, and never
-- anything that is sent.

alter type audit_thing add value 'whisper';

create table whisper (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  -- Each after the one before it, whatever the clocks say.
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- To whoever had it then; null: to the leads who wrote.
  to_id uuid references staff (id) on delete restrict,
  body_key bytea not null,
  body bytea not null,
  unique (contact_id, at),
  constraint whisper_to_another check (to_id <> by_id)
);
create index whisper_by_idx on whisper (by_id);
create index whisper_to_idx on whisper (to_id);
create trigger whisper_only_added before update or delete on whisper for each row execute function only_added();

create function whisper_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when not exists (select from contact where id = new.contact_id and status = 'claimed'
      and holder_id = coalesce(new.to_id, new.by_id)) then 'whisper_with_holder'
    when new.to_id is not null and not exists (select from staff where id = new.by_id and role = 'shift_lead' and disabled_at is null)
      then 'whisper_by_lead'
    when new.to_id is null and not exists (select from whisper where contact_id = new.contact_id and by_id <> new.by_id)
      then 'whisper_answers' end;
begin
  if _broken is not null then
    raise exception 'nobody whispers like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger whisper_guard before insert on whisper for each row execute function whisper_guard();

-- Up to which one somebody has read.
create table whisper_seen (
  contact_id uuid not null references contact (id) on delete restrict,
  user_id uuid not null references staff (id) on delete cascade,
  at timestamptz(3) not null,
  primary key (contact_id, user_id)
);
create index whisper_seen_user_idx on whisper_seen (user_id);

-- Told with the queue, by ids alone (W46).
create function announce_whisper() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'beside', 'about', 'whisper', 'id', new.id,
    'contactId', new.contact_id, 'version', 1));
  return null;
end $$;
create trigger whisper_announced after insert on whisper for each row execute function announce_whisper();
create function audit_whisper() returns trigger language plpgsql as $$
begin
  perform audit_write(new.by_id, 'added', 'whisper', new.id, new.contact_id, null);
  return null;
end $$;
create trigger audit_whisper after insert on whisper for each row execute function audit_whisper();

-- Once under its id. Under the thread's lock, so that it goes to whoever has it at that moment.
create function write_whisper(_id uuid, _contact_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint)
returns text language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
  _same constant whisper := (select whisper from whisper where id = _id);
  _at constant timestamptz := greatest(instant(_now_ms),
    (select max(at) + interval '1 ms' from whisper where contact_id = _contact_id));
begin
  if _contact.id is null or contact_is_barred(_by, _contact_id) or _same.contact_id <> _contact_id or _same.by_id <> _by then
    return 'not_found';
  elsif _same.id is not null then
    return 'written';
  elsif _contact.status <> 'claimed' then
    return 'nobody_has_it';
  elsif _contact.holder_id = _by then
    if not exists (select from whisper where contact_id = _contact_id and by_id <> _by) then
      return 'nobody_wrote';
    end if;
  elsif not exists (select from staff where id = _by and role = 'shift_lead' and disabled_at is null) then
    return 'not_yours';
  end if;
  insert into whisper (id, contact_id, at, by_id, to_id, body_key, body)
    values (_id, _contact_id, _at, _by, nullif(_contact.holder_id, _by), _body_key, _body);
  return 'written';
end $$;

-- Whether somebody reads what was whispered beside a contact: whoever has it, and leads; nobody who is barred from it.
create function hears_whispers(_user_id uuid, _contact_id uuid) returns boolean language sql stable as $$
  select exists (select from staff join contact on contact.id = _contact_id
    where staff.id = _user_id and staff.disabled_at is null
      and (staff.role = 'shift_lead' or contact.status = 'claimed' and contact.holder_id = staff.id))
    and not contact_is_barred(_user_id, _contact_id)
$$;

-- DB523: what is known by its id is kept from whoever is barred from its contact. As it was, and of these.
do $do$
declare
  _before constant text := pg_get_functiondef('contacts_of'::regproc);
  _last constant text := 'union all select id, contact_id from handover where id = any (_ids)';
  _after constant text := replace(_before, _last, _last || E'\n  union all select id, contact_id from whisper where id = any (_ids)'
    || E'\n  union all select id, contact_id from watch where id = any (_ids)');
begin
  if _after = _before then
    raise exception 'contacts_of does not say what is changed of it';
  end if;
  execute _after;
end $do$;
