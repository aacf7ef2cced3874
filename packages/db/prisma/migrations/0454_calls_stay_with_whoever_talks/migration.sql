-- DB795: as it was (DB151, DB152), and a contact is taken from nobody who talks in its call: that their console is away, which leads are
-- told, does not end what is said on the telephone. Once they talk no more it goes back at the next look.
-- goes on from 0046: settle_absence
create or replace function settle_absence(
  _id uuid, _expected integer, _seen bigint, _verdict text, _gone_since_ms bigint, _now_ms bigint
) returns boolean language plpgsql as $$
declare
  _contact contact;
  _stays boolean;
begin
  _contact := lock_contact(_id);
  if _contact.version is distinct from _expected or _contact.status <> 'claimed' then
    return false;
  end if;
  if _verdict = 'back' then
    update contact set holder_gone_since = null, version = version + 1
    where id = _id and holder_gone_since is not null;
    return found;
  end if;
  if _contact.unanswered = 0
    or coalesce((select times from staff_seen where user_id = _contact.holder_id), 0) <> _seen then
    return false;
  end if;
  _stays := _verdict = 'alarm' or exists (
    select from call join call_leg on call_leg.call_id = call.id
    where call.contact_id = _id and call.ended_at is null
      and call_leg.user_id = _contact.holder_id and call_leg.state = 'up' and not call_leg.is_listening);
  if _contact.holder_gone_since is null then
    update contact set holder_gone_since = instant(_gone_since_ms), version = version + 1 where id = _id
    returning * into _contact;
  elsif _stays then
    return false;
  end if;
  if not _stays then
    perform apply_move(_contact, null, 'holder_gone', null, null, instant(_now_ms));
  end if;
  return true;
end $$;
