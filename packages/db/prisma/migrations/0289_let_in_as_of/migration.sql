-- DB535: whoever was asked for what they sign in with before a reset, or before their account was shut, begins no session after it.
-- Counts how often everything by which somebody signs in was taken from them.
alter table staff add column credentials_version integer not null default 0;
-- As of which of these whoever begins it was asked. The release before this one does not say it.
alter table session add column credentials_version integer;

create function reset_ends_sign_ins() returns trigger language plpgsql as $$
begin
  update staff set credentials_version = credentials_version + 1 where id = new.staff_id;
  return null;
end $$;
create trigger staff_link_ends_sign_ins after insert on staff_link for each row execute function reset_ends_sign_ins();

create function disabled_ends_sign_ins() returns trigger language plpgsql as $$
begin
  new.credentials_version := old.credentials_version + 1;
  return new;
end $$;
create trigger staff_disabled_ends_sign_ins before update of disabled_at on staff for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function disabled_ends_sign_ins();

-- The lock makes a sign-in and a disabling, or a reset, that meet follow one another: the sessions that these end are all there
-- are, or there comes none.
-- goes on from 0020: session_of_enabled
create or replace function session_of_enabled() returns trigger language plpgsql as $$
begin
  perform from staff where id = new.user_id and disabled_at is null
    and credentials_version = coalesce(new.credentials_version, credentials_version) for share;
  if not found then
    raise exception 'this account is disabled, or was reset meanwhile' using errcode = 'check_violation', constraint = 'session_of_enabled';
  end if;
  return new;
end $$;

-- DB536: where a link waits to set a password, nothing else sets one. Whoever uses the link marks it as used first.
create function password_by_link() returns trigger language plpgsql as $$
begin
  if exists (select from staff_link where staff_id = new.user_id and used_at is null and withdrawn_at is null) then
    raise exception 'a link waits to set this password' using errcode = 'check_violation', constraint = 'password_by_link';
  end if;
  return new;
end $$;
create trigger account_password_by_link before update of password on account for each row
  when (new.password is not null and new.password is distinct from old.password) execute function password_by_link();
