-- DB550: whoever was asked for a password before its owner changed it begins no session after it: neither one that was being let in just
-- then, nor one that waits for its code.
create function password_ends_sign_ins() returns trigger language plpgsql as $$
begin
  update staff set credentials_version = credentials_version + 1 where id = new.user_id;
  delete from verification where value = new.user_id::text;
  -- The session of whoever changes it begins in this very transaction, and was asked as of the password before.
  perform set_config('holdfast.own_password', new.user_id::text, true);
  return null;
end $$;
create trigger account_password_ends_sign_ins after update of password on account for each row
  when (new.password is not null and new.password is distinct from old.password) execute function password_ends_sign_ins();

-- goes on from 0289: session_of_enabled
create or replace function session_of_enabled() returns trigger language plpgsql as $$
declare
  _changed boolean := coalesce(current_setting('holdfast.own_password', true), '') = new.user_id::text;
begin
  perform from staff where id = new.user_id and disabled_at is null
    and credentials_version = coalesce(new.credentials_version + _changed::int, credentials_version) for share;
  if not found then
    raise exception 'this account is disabled, or was reset meanwhile' using errcode = 'check_violation', constraint = 'session_of_enabled';
  end if;
  return new;
end $$;
