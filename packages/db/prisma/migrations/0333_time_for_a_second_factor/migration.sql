-- DB627: whoever is signed in when a second factor comes to be wanted of their role has time to add one, by the database's clock; a session
-- that begins later has none. `null`: nothing was wanted while this session was there.
alter table session add column second_factor_by timestamptz(3);

-- The longest that a shift waits for it; a contact waits for its end, or the session's own (G452).
create function second_factor_within() returns interval language sql immutable parallel safe return interval '12 hours';
-- As long as whoever has no shift and no contact has, to finish what they write.
create function second_factor_soonest() returns interval language sql immutable parallel safe return interval '15 minutes';

-- Whether a session that has until then, of somebody, still opens the house without one.
create function second_factor_waits(_by timestamptz, _staff uuid) returns boolean language sql stable return
  _by is not null and (
    now() < _by - second_factor_within() + second_factor_soonest()
    or now() < _by and exists (select from shift where user_id = _staff)
    or exists (select from contact where holder_id = _staff));

create function second_factor_wanted() returns trigger language plpgsql as $$
declare
  _before constant jsonb := coalesce(
    (select value from setting where name = new.name and version < new.version order by version desc limit 1), '[]');
  _session uuid;
begin
  for _session in
    update session set second_factor_by = now() + second_factor_within() from staff
    where staff.id = session.user_id and not session.two_factors
      and new.value ? staff.role::text and not _before ? staff.role::text
    returning session.id
  loop
    perform audit_write(new.by_id, 'changed', 'session', _session, null, null, '{"how": "second_factor_by"}');
  end loop;
  return null;
end $$;
create trigger second_factor_wanted after insert on setting for each row when (new.name = 'secondFactorRoles')
  execute function second_factor_wanted();
