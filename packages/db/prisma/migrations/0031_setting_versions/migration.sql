-- A version of a setting, after the one that was seen; any version, when none is named. Null: it changed meanwhile.
create function add_setting_after(_name text, _value jsonb, _by uuid, _now_ms bigint, _expected integer)
returns integer language plpgsql as $$
declare
  _newest integer;
begin
  perform pg_advisory_xact_lock(7203003);
  select coalesce(max(version), 0) into _newest from setting where name = _name;
  if _newest <> _expected then
    return null;
  end if;
  insert into setting (name, version, value, by_id, at) values (_name, _newest + 1, _value, _by, instant(_now_ms));
  return _newest + 1;
end $$;
