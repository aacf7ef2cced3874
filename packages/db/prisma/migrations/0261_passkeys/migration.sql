-- DB491: what somebody signs in with beside their password, or proves with that it is them: a key that never leaves their device, of
-- which the public half is kept here.
create table passkey (
  id uuid primary key,
  user_id uuid not null references staff (id) on update cascade on delete cascade,
  name text not null check (name = btrim(name) and length(name) between 1 and 60),
  credential_id text not null unique check (length(credential_id) between 1 and 1400),
  public_key bytea not null,
  -- How often it signed, as its device counts; 0 where that does not.
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  made_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index passkey_user_id_idx on passkey (user_id);

-- The last means of signing in stays: whoever took it away could not come back. Locked, so that two who each take one leave one.
create function remove_passkey(_id uuid, _user uuid) returns text language plpgsql as $$
begin
  perform from staff where id = _user for no key update;
  perform from passkey where id = _id and user_id = _user;
  if not found then
    return 'not_found';
  elsif not exists (select from passkey where user_id = _user and id <> _id)
      and not exists (select from account where user_id = _user and password is not null) then
    return 'last';
  end if;
  perform set_config('holdfast.actor', _user::text, true);
  delete from passkey where id = _id;
  return 'removed';
end $$;

-- A reset lets nobody in by what they had, which these were, too.
create function reset_drops_passkeys() returns trigger language plpgsql as $$
begin
  delete from passkey where user_id = new.staff_id;
  return null;
end $$;
create trigger staff_link_drops_passkeys after insert on staff_link for each row execute function reset_drops_passkeys();

create function audit_passkey() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit_write(new.user_id, 'added', 'account', new.user_id, null, null, '{"what": "passkey"}');
  else
    perform audit_write(audit_actor(), 'ended', 'account', old.user_id, null, null, '{"what": "passkey"}');
  end if;
  return null;
end $$;
create trigger audit_passkey after insert or delete on passkey for each row execute function audit_passkey();
