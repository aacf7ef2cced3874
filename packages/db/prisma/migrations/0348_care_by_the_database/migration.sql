-- DB643: when somebody had a contact is by the database's clock, which is one for all gateways, as their shift is (DB629): one that was closed
-- at a gateway whose clock is behind would be before the shift, and count for nothing.
create function database_now() returns timestamptz language sql volatile return clock_timestamp();

-- As it was (DB616), by that clock. Whoever is on shift has it on that shift, and no moment before it.
-- goes on from 0324: note_had_contact
create or replace function note_had_contact() returns trigger language plpgsql as $$
declare
  _weight constant text := contact_weight(old.danger, old.lane, new.disposition);
  _is_closed constant boolean := new.status = 'closed';
  _worked constant boolean := exists (
      select from message where contact_id = old.id and direction = 'outbound' and author_id = old.holder_id)
    or exists (select from call where contact_id = old.id and answered_at is not null);
begin
  if _worked or (_is_closed and _weight <> 'usual') then
    insert into shift_had as had (user_id, contact_id, at, weight, after_ms)
    select user_id, old.id, greatest(database_now(), since), _weight,
      case when _is_closed and old.medium <> 'voice' then after_contact_ms(old.medium, _weight) else 0 end
    from shift where user_id = old.holder_id
    on conflict (user_id, contact_id) do update set at = excluded.at, after_ms = excluded.after_ms,
      weight = case when 'crisis' in (had.weight, excluded.weight) then 'crisis'
        when 'heavy' in (had.weight, excluded.weight) then 'heavy' else 'usual' end;
  end if;
  return null;
end $$;
