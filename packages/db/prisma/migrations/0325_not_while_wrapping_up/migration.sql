-- DB617: whoever has time to themselves after a contact is offered none first.

-- As it was (DB180), but for them.
-- goes on from 0068: is_there
create or replace function is_there(_staff_id uuid) returns boolean language sql stable
return exists (
  select from shift where user_id = _staff_id and state = 'available' and gone_since is null and not is_wrapping_up);

-- As it was (DB182), but for them.
-- goes on from 0068: mark_same_address
create or replace function mark_same_address(_id uuid, _of uuid, _to uuid, _until bigint, _now_ms bigint) returns boolean
language plpgsql as $$
declare
  _contact contact := lock_contact(_id);
  _older contact;
begin
  select * into _older from contact where id = _of;
  if _contact.id is null or _older.id is null or _contact.status = 'closed' or _older.status = 'closed' then
    return false;
  end if;
  if _contact.status <> 'waiting' or _contact.unanswered = 0 or _older.holder_id is distinct from _to then
    _to := null;
  end if;
  perform from shift where user_id = _to and state = 'available' and gone_since is null and not is_wrapping_up for share;
  if not found then
    _to := null;
  end if;
  insert into same_address (contact_id, of_id, at, offered_to_id, offered_until)
  values (_id, _of, instant(_now_ms), _to, case when _to is not null then instant(_until) end)
  on conflict do nothing;
  return found;
end $$;

create trigger shift_wraps_up_first_offers after update of is_wrapping_up on shift for each row
  when (new.is_wrapping_up and not old.is_wrapping_up) execute function end_first_offers();
