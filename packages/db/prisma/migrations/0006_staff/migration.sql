-- Changes a role and ends that person's sessions. One at a time, so that two cannot each remove the other's last
-- administrator.
create function change_role(_id uuid, _role role) returns text language plpgsql as $$
declare
  _present role;
begin
  perform pg_advisory_xact_lock(7203004);
  select role into _present from staff where id = _id;
  if not found then
    return 'not_found';
  end if;
  if _present = 'administrator' and _role <> 'administrator'
      and (select count(*) from staff where role = 'administrator') = 1 then
    return 'last_administrator';
  end if;
  update staff set role = _role, updated_at = current_timestamp where id = _id;
  delete from session where user_id = _id;
  return 'changed';
end $$;

-- Adds the next version of a setting; of two administrators at once, the later one holds.
create function add_setting(_name text, _value jsonb, _by uuid, _now_ms bigint) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7203003);
  insert into setting (name, version, value, by_id, at)
  select _name, coalesce(max(version), 0) + 1, _value, _by, instant(_now_ms) from setting where name = _name;
end $$;
