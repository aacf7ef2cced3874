-- DB515: whose account at the organisation's own directory opens which account here. It is a row of sign-in's own table: by the
-- directory that knows them, `oidc:` and its issuer, and by what it calls them and nobody else.
create unique index account_one_each on account (user_id, provider_id);

-- Whom one of the directory's own is here; a disabled one is told from nobody, so that the audit can name them.
create function directory_account(_provider text, _subject text)
returns table (user_id uuid, username text, is_disabled boolean) language sql stable as $$
  select staff.id, coalesce(staff.username, ''), staff.disabled_at is not null
  from account join staff on staff.id = account.user_id
  where account.provider_id = _provider and account.account_id = _subject and starts_with(_provider, 'oidc:')
$$;

-- Says why not, without an error that would end the transaction: of two who take one at once, one finds it taken.
create function link_directory(_row uuid, _user uuid, _provider text, _subject text, _now bigint) returns text language plpgsql as $$
begin
  perform from staff where id = _user and disabled_at is null for no key update;
  if not found then
    return 'not_found';
  elsif exists (select from account where user_id = _user and provider_id = _provider) then
    return 'has_one';
  end if;
  insert into account (id, account_id, provider_id, user_id, created_at, updated_at)
    values (_row, _subject, _provider, _user, instant(_now), instant(_now)) on conflict (provider_id, account_id) do nothing;
  return case when found then 'linked' else 'taken' end;
end $$;

-- The last means of signing in stays, as with passkeys (DB491).
create function unlink_directory(_user uuid, _provider text) returns text language plpgsql as $$
begin
  perform from staff where id = _user for no key update;
  perform from account where user_id = _user and provider_id = _provider;
  if not found then
    return 'not_found';
  elsif not exists (select from passkey where user_id = _user)
      and not exists (select from account where user_id = _user and password is not null) then
    return 'last';
  end if;
  perform set_config('holdfast.actor', _user::text, true);
  delete from account where user_id = _user and provider_id = _provider;
  return 'unlinked';
end $$;

-- A one-time link opens an account for one of the directory's own instead of setting a password, once.
create function use_staff_link_by_directory(_secret_hash bytea, _row uuid, _provider text, _subject text, _now bigint)
returns text language plpgsql as $$
declare
  _staff uuid;
  _outcome text;
begin
  select staff_id into _staff from staff_link where secret_hash = _secret_hash;
  -- Whose it is first, as a reset and whoever disables them take the same rows.
  perform from staff where id = _staff for no key update;
  perform from staff_link
    where secret_hash = _secret_hash and used_at is null and withdrawn_at is null and expires_at > instant(_now) for update;
  if not found then
    return 'not_good';
  end if;
  _outcome := link_directory(_row, _staff, _provider, _subject, _now);
  if _outcome <> 'linked' then
    return _outcome;
  end if;
  update staff_link set used_at = instant(_now) where secret_hash = _secret_hash;
  delete from session where user_id = _staff;
  return 'linked';
end $$;

-- Where somebody comes in by the directory that is asked now, a passkey is not the last means.
-- goes on from 0261: remove_passkey
drop function remove_passkey(uuid, uuid);
create function remove_passkey(_id uuid, _user uuid, _provider text default null) returns text language plpgsql as $$
begin
  perform from staff where id = _user for no key update;
  perform from passkey where id = _id and user_id = _user;
  if not found then
    return 'not_found';
  elsif not exists (select from passkey where user_id = _user and id <> _id)
      and not exists (select from account where user_id = _user and (password is not null or provider_id = _provider)) then
    return 'last';
  end if;
  perform set_config('holdfast.actor', _user::text, true);
  delete from passkey where id = _id;
  return 'removed';
end $$;

-- A reset lets nobody in by what they had, which this was, too.
create function reset_drops_directory() returns trigger language plpgsql as $$
begin
  delete from account where user_id = new.staff_id and starts_with(provider_id, 'oidc:');
  return null;
end $$;
create trigger staff_link_drops_directory after insert on staff_link for each row execute function reset_drops_directory();

create function audit_directory() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit_write(new.user_id, 'added', 'account', new.user_id, null, null, '{"what": "directory"}');
  else
    perform audit_write(audit_actor(), 'ended', 'account', old.user_id, null, null, '{"what": "directory"}');
  end if;
  return null;
end $$;
create trigger audit_directory_added after insert on account for each row
  when (starts_with(new.provider_id, 'oidc:')) execute function audit_directory();
create trigger audit_directory_ended after delete on account for each row
  when (starts_with(old.provider_id, 'oidc:')) execute function audit_directory();
