-- DB500: the master key is exchanged while the house goes on. What the keyed hashes and secrets follow from stays, and lies here sealed
-- under the key that is written with; null: it follows from that key itself, as it did until now.
alter table keyring
  add column root bytea,
  -- Whether wraps say under which key they are. Until the first rotation they do not, as releases before wrote them.
  add column is_tagged boolean not null default false;

-- One exchange of the master key for another, and how far it is. Keys are named by the first bytes of their fingerprints.
create table master_rotation (
  id integer primary key generated always as identity,
  from_key bytea not null check (octet_length(from_key) = 8),
  to_key bytea not null check (octet_length(to_key) = 8),
  begun_at timestamptz(3) not null default clock_timestamp(),
  -- From when new keys are wrapped under the new one.
  switched_at timestamptz(3),
  -- From when no other is taken.
  closed_at timestamptz(3),
  -- From when nothing is left under the old one.
  retired_at timestamptz(3),
  constraint master_rotation_two check (from_key <> to_key),
  constraint master_rotation_order check (
    (closed_at is null or switched_at is not null) and (retired_at is null or closed_at is not null))
);
create unique index master_rotation_one on master_rotation ((true)) where retired_at is null;
create function master_rotation_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or (new.id, new.from_key, new.to_key, new.begun_at) is distinct from (old.id, old.from_key, old.to_key, old.begun_at)
    or old.switched_at is distinct from new.switched_at and old.switched_at is not null
    or old.closed_at is distinct from new.closed_at and old.closed_at is not null
    or old.retired_at is not null then
    raise exception 'a rotation goes on and not back' using errcode = 'check_violation', constraint = 'master_rotation_goes_on';
  end if;
  return new;
end $$;
create trigger master_rotation_guard before update or delete on master_rotation
  for each row execute function master_rotation_guard();

-- DB509: who looks at the audit sees that the key was exchanged, and when.
create function audit_master_rotation() returns trigger language plpgsql as $$
begin
  perform audit_write(null,
    case when tg_op = 'INSERT' then 'added' when new.retired_at is not null then 'ended' else 'changed' end::audit_deed,
    'house', null, null, null, jsonb_build_object('master_key', encode(new.to_key, 'hex'), 'step', case
      when new.retired_at is not null then 'retired' when new.closed_at is not null then 'closed'
      when new.switched_at is not null then 'switched' else 'begun' end));
  return null;
end $$;
create trigger audit_master_rotation after insert or update on master_rotation
  for each row execute function audit_master_rotation();

-- Which keys each process has that writes here, for as long as it says so.
create table key_holder (
  id uuid primary key,
  reads bytea[] not null,
  writes bytea,
  -- Since when it writes with that one.
  since timestamptz(3) not null default clock_timestamp(),
  until timestamptz(3) not null
);

-- Whether it is wrapped under that master key, by what it says itself.
create function under_key(_wrapped bytea, _key bytea) returns boolean language sql immutable strict parallel safe
return octet_length(_wrapped) = 80 and substring(_wrapped for 8) = _key;

-- DB503: once a rotation is closed, no owner's key is taken that is wrapped under an older master key, whoever writes it. It has its
-- transaction's id before it looks: whoever closed the rotation waits for each that may not have seen it closed.
create function wrap_taken(_wrapped bytea) returns void language plpgsql strict as $$
begin
  perform pg_current_xact_id();
  -- Seventy-two times nothing opens nothing: it stands where a key was.
  if _wrapped <> decode(repeat('00', 72), 'hex') and exists (select from master_rotation where closed_at is not null) and not exists (
    select from master_rotation
    where id >= (select max(id) from master_rotation where closed_at is not null) and under_key(_wrapped, to_key)) then
    raise exception 'wrapped under a master key that is written with no more' using errcode = 'check_violation', constraint = 'wrap_is_current';
  end if;
end $$;
create function owner_key_current() returns trigger language plpgsql as $$
begin
  perform wrap_taken(new.owner_key);
  return new;
end $$;
create function secret_key_current() returns trigger language plpgsql as $$
begin
  perform wrap_taken(new.secret_key);
  return new;
end $$;

-- DB504: to be wrapped anew is no change: what judges, counts, tells and keeps changes of an owner's key leaves it out. Each trigger that
-- would run for it says so itself.
do $do$
declare
  _wraps constant jsonb := '{"contact": "owner_key", "quarantine": "owner_key", "person": "owner_key", "case_part": "owner_key",
    "recipient": "owner_key", "disclosure": "owner_key", "inquiry": "owner_key", "legal_process": "owner_key", "breach": "owner_key",
    "case_glass": "owner_key", "call_ask": "secret_key", "kept_on_hold": "was"}';
  _unless constant text := $u$current_setting('holdfast.rewrapping', true) is distinct from 'on'$u$;
  _table text;
  _column text;
  _is record;
  _anew text;
begin
  for _table, _column in select key, value from jsonb_each_text(_wraps) loop
    for _is in
      select tgname as name, pg_get_triggerdef(oid) as words, tgenabled from pg_trigger
      where tgrelid = _table::regclass and not tgisinternal and tgname not in ('contact_guard', 'contact_change_announced') and tgtype::integer & 16 <> 0 and (cardinality(tgattr::smallint[]) = 0 or
        (select attnum from pg_attribute where attrelid = tgrelid and attname = _column) = any (tgattr::smallint[]))
    loop
      if _is.tgenabled <> 'O' then
        raise exception '% of % is not as it was made', _is.name, _table;
      end if;
      _anew := case
        when _is.words ~ ' WHEN \(' then
          regexp_replace(regexp_replace(_is.words, ' WHEN \(', ' WHEN (' || _unless || ' and ('), '\) EXECUTE FUNCTION ', ')) EXECUTE FUNCTION ')
        else replace(_is.words, ' EXECUTE FUNCTION ', ' WHEN (' || _unless || ') EXECUTE FUNCTION ') end;
      execute format('drop trigger %I on %I', _is.name, _table);
      execute _anew;
    end loop;
    if _table <> 'kept_on_hold' then
      execute format('create trigger %1$s_current before insert or update of %1$s on %2$I for each row
        execute function %1$s_current()', _column, _table);
    end if;
  end loop;
end $do$;

-- Of a contact that is written by every arrival the functions ask: a question of a trigger is read anew by each statement.
do $do$
declare
  _name text;
  _answer text;
  _before text;
  _after text;
begin
  for _name, _answer in values ('contact_guard', 'new'), ('announce_contact', 'null') loop
    _before := pg_get_functiondef(_name::regproc);
    _after := regexp_replace(_before, E'\nbegin\n', format($b$
begin
  if tg_op = 'UPDATE' and current_setting('holdfast.rewrapping', true) = 'on' then
    return %s;
  end if;
$b$, _answer));
    if _after = _before then
      raise exception '% is not as it was', _name;
    end if;
    execute _after;
  end loop;
end $do$;
