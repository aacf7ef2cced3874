-- DB670: the rota: who is on for what, and when. It is imported whole, and never written over: each import is a version, and a shift says
-- in which version it came and in which one it was replaced, so that how the rota stood can be told, and gone back to.
create type duty as enum ('lead', 'manager', 'counsel', 'advocate');

create table rota_version (
  version integer primary key check (version >= 1),
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  -- What it says anything of: nothing before or after is otherwise by it.
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  shift_count integer not null check (shift_count >= 0),
  -- As which version the rota stands again; null: what a file said.
  back_to integer references rota_version (version),
  constraint rota_version_span check (from_at < until_at),
  constraint rota_version_back check (back_to < version)
);

create table rota_shift (
  id uuid primary key,
  user_id uuid not null references staff (id) on delete cascade,
  duty duty not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  added_in integer not null references rota_version (version),
  -- In which version it was replaced; null: it stands.
  ended_in integer references rota_version (version),
  constraint rota_shift_span check (from_at < until_at),
  constraint rota_shift_ended check (ended_in > added_in)
);
create index rota_shift_standing on rota_shift (until_at) where ended_in is null;

-- Until whoever asks commits, nobody else imports or goes back.
create function lock_rota() returns integer language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('rota', 0));
  return (select coalesce(max(version), 0) from rota_version);
end $$;

create function rota_version_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' or new.version <> lock_rota() + 1 then
    raise exception 'a version of the rota comes after the one before it, and stays' using errcode = 'check_violation', constraint = 'rota_version_in_order';
  end if;
  return new;
end $$;
create trigger rota_version_guard before insert or update or delete on rota_version for each row execute function rota_version_guard();

-- DB671: nobody is on twice at once for one duty. Under the rota's lock, so that of two imports the second sees what the first one did.
create function rota_shift_guard() returns trigger language plpgsql as $$
declare
  _newest constant integer := lock_rota();
  _broken constant text := case
    when tg_op = 'UPDATE' then case when old.ended_in is not null or new.ended_in is distinct from _newest
        or to_jsonb(new) - '{ended_in}'::text[] is distinct from to_jsonb(old) - '{ended_in}'::text[] then 'rota_shift_same' end
    when new.added_in <> _newest or new.ended_in is not null then 'rota_shift_same'
    when exists (select from rota_shift other where other.ended_in is null and other.user_id = new.user_id and other.duty = new.duty
      and other.from_at < new.until_at and new.from_at < other.until_at) then 'rota_nobody_twice' end;
begin
  if _broken is not null then
    raise exception 'no shift stands like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger rota_shift_guard before insert or update on rota_shift for each row execute function rota_shift_guard();

-- DB672: who imported which rota, or went back to which, and when. Of whose shifts it is, it says nothing.
alter type audit_thing add value 'rota';
create function audit_rota() returns trigger language plpgsql as $$
begin
  perform audit_write(new.by_id, 'changed', 'rota', null, null, null, jsonb_strip_nulls(jsonb_build_object(
    'version', new.version, 'shifts', new.shift_count, 'from', ms(new.from_at), 'until', ms(new.until_at), 'back_to', new.back_to)));
  return null;
end $$;
create trigger audit_rota after insert on rota_version for each row execute function audit_rota();
