-- DB657: whoever goes on a break has their shift locked and then ends what they are offered; whoever offered ended what was over, and then
-- locked the shift. Each waited for the other, and one of both was refused by the database. Now both lock the shift first.

-- As it was (DB657), in that order.
-- goes on from 0355: offer_waiting
create or replace function offer_waiting(
  _id uuid, _contact_id uuid, _to uuid, _by uuid, _expected integer, _lasts_ms integer, _now timestamptz
) returns text language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _is_there boolean;
begin
  if _contact.id is null or _by is not null and contact_is_barred(_by, _contact_id) then
    return 'not_found';
  end if;
  perform from shift where user_id = _to and state = 'available' and gone_since is null and unheard_since(_to) is null
    and not is_wrapping_up and not (_contact.medium = any (paused)) for share;
  _is_there := found;
  perform settle_waiting_offers(_now);
  if _contact.status <> 'waiting' or _contact.version <> _expected or is_on_call(_contact_id) then
    return 'changed';
  end if;
  if not _is_there or contact_is_barred(_to, _contact_id) then
    return 'not_there';
  end if;
  if is_refused_by(_contact_id, _expected, _to) then
    return 'refused_before';
  end if;
  insert into waiting_offer (id, contact_id, contact_version, to_id, by_id, at, until)
    values (_id, _contact_id, _expected, _to, _by, _now, _now + _lasts_ms * interval '1 millisecond')
  on conflict do nothing;
  return case when found then 'offered' else 'offered_already' end;
end $$;
