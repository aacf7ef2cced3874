-- DB677: whoever has it can give it back in the moment in which a lead looks, and a lead can cease to be one. Then nobody watches anybody,
-- and that is no error of the look.

-- As it was (DB677), but of what stays as it is until the commit.
-- goes on from 0375: watch_contact
create or replace function watch_contact(_by uuid, _contact_id uuid) returns boolean language plpgsql as $$
declare
  _now constant timestamptz := clock_timestamp();
begin
  if not is_watching(_by, _contact_id) or contact_is_barred(_by, _contact_id) then
    return false;
  end if;
  perform from staff cross join contact where staff.id = _by and contact.id = _contact_id for share;
  if not is_watching(_by, _contact_id) then
    return false;
  end if;
  insert into watch (contact_id, by_id, at, lapses_at) values (_contact_id, _by, _now, _now + watch_lasts())
    on conflict (contact_id, by_id) where ended_at is null do update set lapses_at = excluded.lapses_at
      -- Written seldom: whoever reads on says so every few seconds.
      where watch.lapses_at < excluded.lapses_at - interval '2 seconds';
  return true;
end $$;
