-- What is done to one person's shift is done in its turn (DB146). Without it, a shift's row and its version were locked in one
-- order by whoever keeps a shift and in the other by whoever shuts an account, and each could wait for the other.

-- Until the commit, and before anything of that shift is read or locked. Keys of their own: no thread's lock is one of them.
create function shift_lock(_user_id uuid) returns integer language sql immutable return hashtext(_user_id::text);
create function lock_shift(_user_id uuid) returns void language sql as $$
  select pg_advisory_xact_lock(7203006, shift_lock(_user_id));
$$;

-- As it was (DB141), in its turn; and whoever was shut out meanwhile begins no shift.
create or replace function keep_shift(_user_id uuid, _state text, _now timestamptz) returns void language plpgsql as $$
begin
  perform lock_shift(_user_id);
  insert into shift as kept (user_id, since, state, state_since)
  select id, _now, _state, _now from staff where id = _user_id and disabled_at is null
  on conflict (user_id) do update set state = excluded.state, state_since = greatest(kept.since, excluded.state_since)
    where kept.state <> excluded.state;
end $$;

create function end_shift(_user_id uuid) returns void language plpgsql as $$
begin
  perform lock_shift(_user_id);
  delete from shift where user_id = _user_id;
end $$;

-- The only one that ends several: their locks in one order.
create function end_stranded_shifts(_may_keep role[]) returns integer language plpgsql as $$
declare
  _id uuid;
  _count integer := 0;
begin
  for _id in
    select staff.id from shift join staff on staff.id = shift.user_id where staff.role <> all (_may_keep)
    order by shift_lock(staff.id), staff.id
  loop
    perform lock_shift(_id);
    delete from shift using staff
    where shift.user_id = _id and staff.id = _id and staff.role <> all (_may_keep);
    if found then
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;

-- As it was (DB144). The lock is first: a shift that is beginning is seen after it.
create or replace function announce_staff_on_shift() returns trigger language plpgsql as $$
begin
  if new.disabled_at is not null then
    perform lock_shift(new.id);
    delete from shift where user_id = new.id;
  elsif exists (select from shift where user_id = new.id) then
    perform tell_shift(new.id);
  end if;
  return null;
end $$;

-- As it was (DB145), in its turn.
create or replace function settle_shift_absence(_user_id uuid, _seen bigint, _gone_since_ms bigint) returns boolean
language plpgsql as $$
begin
  perform lock_shift(_user_id);
  update shift set gone_since = instant(_gone_since_ms)
  where user_id = _user_id and (gone_since is null) <> (_gone_since_ms is null)
    and (_gone_since_ms is null
      or coalesce((select times from staff_seen where staff_seen.user_id = _user_id), 0) = _seen);
  return found;
end $$;
