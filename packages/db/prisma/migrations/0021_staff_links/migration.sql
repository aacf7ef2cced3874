-- Links that let somebody choose a password, once: handed over by the administrator who made them (DB72).

create type staff_link_kind as enum ('invitation', 'reset');

create table staff_link (
  id uuid primary key,
  staff_id uuid not null references staff (id) on delete restrict,
  kind staff_link_kind not null,
  -- Of the secret; the secret itself is shown once and kept nowhere.
  secret_hash keyed_hash not null unique,
  made_by_id uuid not null references staff (id) on delete restrict,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  withdrawn_at timestamptz(3),
  constraint staff_link_times check (expires_at > made_at and used_at < expires_at),
  constraint staff_link_ends_once check (used_at is null or withdrawn_at is null)
);
create unique index staff_link_one_open on staff_link (staff_id) where used_at is null and withdrawn_at is null;
create index staff_link_staff_idx on staff_link (staff_id);

create function link_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.used_at is not null or old.withdrawn_at is not null
      or (new.id, new.staff_id, new.kind, new.secret_hash, new.made_by_id, new.made_at, new.expires_at)
        is distinct from
        (old.id, old.staff_id, old.kind, old.secret_hash, old.made_by_id, old.made_at, old.expires_at) then
    raise exception 'a link only ends, and once' using errcode = 'check_violation', constraint = 'staff_link_only_ends';
  end if;
  return new;
end $$;
create trigger staff_link_only_ends before update or delete on staff_link
  for each row execute function link_only_ends();

create function disabled_ends_link() returns trigger language plpgsql as $$
begin
  update staff_link set withdrawn_at = new.disabled_at
    where staff_id = new.id and used_at is null and withdrawn_at is null;
  return null;
end $$;
create trigger staff_disabled_ends_link after update of disabled_at on staff for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function disabled_ends_link();

-- A person and their invitation, in one commit.
create function invite_staff(
  _id uuid, _account_row_id uuid, _link_id uuid, _username text, _name text, _role role, _languages language[],
  _email text, _secret_hash bytea, _by uuid, _now_ms bigint, _expires_ms bigint
) returns boolean language plpgsql as $$
begin
  insert into staff (id, name, email, email_verified, username, display_username, role, languages)
    values (_id, _name, _email, true, lower(_username), _username, _role, _languages) on conflict do nothing;
  if not found then
    return false;
  end if;
  insert into account (id, account_id, provider_id, user_id) values (_account_row_id, _id::text, 'credential', _id);
  insert into staff_link (id, staff_id, kind, secret_hash, made_by_id, made_at, expires_at)
    values (_link_id, _id, 'invitation', _secret_hash, _by, instant(_now_ms), instant(_expires_ms));
  return true;
end $$;

-- Lets nobody in any more by what they had, and makes the one link by which their owner comes back.
create function reset_staff(
  _id uuid, _link_id uuid, _secret_hash bytea, _by uuid, _now_ms bigint, _expires_ms bigint
) returns text language plpgsql as $$
declare
  _disabled_at timestamptz;
  _known boolean;
begin
  perform pg_advisory_xact_lock(7203004);
  select disabled_at into _disabled_at from staff where id = _id for no key update;
  if not found then
    return 'not_found';
  elsif _disabled_at is not null then
    return 'disabled';
  elsif is_last_administrator(_id) then
    return 'last_administrator';
  end if;
  select bool_or(used_at is not null) or bool_or(kind = 'reset') or count(*) = 0 into _known
    from staff_link where staff_id = _id;
  -- In the order in which a link that is being used takes the same rows.
  update staff_link set withdrawn_at = instant(_now_ms)
    where staff_id = _id and used_at is null and withdrawn_at is null;
  update account set password = null, updated_at = instant(_now_ms) where user_id = _id;
  delete from session where user_id = _id;
  insert into staff_link (id, staff_id, kind, secret_hash, made_by_id, made_at, expires_at)
    values (_link_id, _id, (case when _known then 'reset' else 'invitation' end)::staff_link_kind, _secret_hash, _by,
      instant(_now_ms), instant(_expires_ms));
  return 'reset';
end $$;

-- The update is the compare-and-set: of two who use one link at once, one finds it used.
create function use_staff_link(_secret_hash bytea, _password_hash text, _now_ms bigint)
returns boolean language plpgsql as $$
declare
  _staff_id uuid;
begin
  update staff_link set used_at = instant(_now_ms)
    where secret_hash = _secret_hash and used_at is null and withdrawn_at is null and expires_at > instant(_now_ms)
    returning staff_id into _staff_id;
  if not found then
    return false;
  end if;
  update account set password = _password_hash, updated_at = instant(_now_ms)
    where user_id = _staff_id and provider_id = 'credential';
  delete from session where user_id = _staff_id;
  return true;
end $$;
