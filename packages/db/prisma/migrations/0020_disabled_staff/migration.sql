-- Accounts that are shut, and the languages that people answer in (DB70, DB71).

alter table staff add column disabled_at timestamptz(3);
alter table staff add column languages language[] not null default '{}'
  check (array_position(languages, null) is null);

-- Whether somebody could sign in and administer.
create function administers(_staff staff) returns boolean language sql stable
return _staff.role = 'administrator' and _staff.disabled_at is null
  and exists (select from account where account.user_id = _staff.id and account.password is not null);

-- Whether nobody could administer without this one. Whoever asks holds the lock of staff changes.
create function is_last_administrator(_id uuid) returns boolean language sql volatile
return (select administers(staff) from staff where id = _id)
  and not exists (select from staff where id <> _id and administers(staff));

-- Whatever statement runs: one change of a role or of being shut at a time, so that two cannot each end the other's last
-- administrator.
create function keep_administrator() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7203004);
  if is_last_administrator(old.id) then
    raise exception 'somebody stays administrator' using errcode = 'check_violation', constraint = 'staff_administrator';
  end if;
  return new;
end $$;
create trigger staff_administrator before update of role, disabled_at on staff for each row
  when (old.role = 'administrator' and old.disabled_at is null
    and (new.role <> 'administrator' or new.disabled_at is not null))
  execute function keep_administrator();

-- The lock makes a sign-in and a disabling that meet follow one another: the sessions that disabling ends are all there
-- are, or there comes none.
create function session_of_enabled() returns trigger language plpgsql as $$
begin
  perform from staff where id = new.user_id and disabled_at is null for share;
  if not found then
    raise exception 'this account is disabled' using errcode = 'check_violation', constraint = 'session_of_enabled';
  end if;
  return new;
end $$;
create trigger session_of_enabled before insert or update of user_id on session
  for each row execute function session_of_enabled();

create or replace function change_role(_id uuid, _role role) returns text language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7203004);
  if not exists (select from staff where id = _id) then
    return 'not_found';
  end if;
  if _role <> 'administrator' and is_last_administrator(_id) then
    return 'last_administrator';
  end if;
  update staff set role = _role, updated_at = current_timestamp where id = _id;
  delete from session where user_id = _id;
  return 'changed';
end $$;

-- Takes back from somebody what they hold and what they were offered, in the order in which batches of arrivals take the
-- same locks; says how many contacts went to the queue.
create function return_contacts_of(_staff_id uuid, _now timestamptz) returns integer language plpgsql as $$
declare
  _id uuid;
  _contact contact;
  _count integer := 0;
begin
  for _id in
    select contact.id from contact
    where contact.status = 'claimed' and _staff_id in (contact.holder_id, contact.offered_to_id)
    order by thread_lock(contact.thread_key)
  loop
    _contact := lock_contact(_id);
    if _contact.holder_id = _staff_id then
      perform apply_move(_contact, null, 'return', null, null, _now);
      _count := _count + 1;
    elsif _contact.offered_to_id = _staff_id then
      perform apply_move(_contact, null, 'decline', null, null, _now);
    end if;
  end loop;
  return _count;
end $$;

-- Shuts an account: no session is left, and nobody waits with it any more, all in one commit.
create function disable_staff(_id uuid, _now_ms bigint)
returns table (outcome text, returned integer) language plpgsql as $$
declare
  _disabled_at timestamptz;
begin
  perform pg_advisory_xact_lock(7203004);
  returned := 0;
  select staff.disabled_at into _disabled_at from staff where id = _id;
  if not found then
    outcome := 'not_found';
  elsif _disabled_at is not null then
    outcome := 'disabled';
  elsif is_last_administrator(_id) then
    outcome := 'last_administrator';
  else
    outcome := 'disabled';
    update staff set disabled_at = instant(_now_ms), updated_at = instant(_now_ms) where id = _id;
    delete from session where user_id = _id;
    returned := return_contacts_of(_id, instant(_now_ms));
  end if;
  return next;
end $$;

-- As before, and from whoever was shut out while they claimed.
create or replace function return_stranded(_may_claim role[], _now_ms bigint) returns integer language plpgsql as $$
declare
  _id uuid;
  _contact contact;
  _kind text;
  _count integer := 0;
begin
  for _id in
    select contact.id from contact join staff on staff.id in (contact.holder_id, contact.offered_to_id)
    where contact.status = 'claimed' and (staff.role <> all (_may_claim) or staff.disabled_at is not null)
    order by thread_lock(contact.thread_key)
  loop
    _contact := lock_contact(_id);
    select case when staff.id = _contact.holder_id then 'return' else 'decline' end into _kind from staff
      where staff.id in (_contact.holder_id, _contact.offered_to_id)
        and (staff.role <> all (_may_claim) or staff.disabled_at is not null)
      order by staff.id = _contact.holder_id desc limit 1;
    if found then
      perform apply_move(_contact, null, _kind, null, null, instant(_now_ms));
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;
