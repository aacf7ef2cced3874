-- DB766: as it was, and whoever is in danger or in a pressing lane by then is put through to nobody: judged in the transaction that would keep
-- it, with the contact's row locked, so that what was said of them in the same moment counts whichever comes first.
-- goes on from 0437: call_put_through
create or replace function call_put_through(_id uuid, _at_ms bigint) returns text language plpgsql as $$
declare
  _at constant timestamptz := instant(_at_ms);
  _call call;
  _contact contact;
begin
  select * into _call from lock_call(_id);
  if _call.id is null then
    return 'over';
  elsif _call.direction = 'out' or _call.answered_at is not null then
    return call_ended(_id, 'left', _at_ms);
  end if;
  select * into _contact from contact where contact.id = _call.contact_id for update;
  if is_pressing(_contact) then
    return 'kept_here';
  end if;
  perform call_ended(_id, 'put_through', _at_ms);
  select * into _contact from contact where contact.id = _call.contact_id;
  if _contact.status <> 'waiting' then
    return 'ended';
  end if;
  update contact set status = 'closed', unanswered = 0, closed_at = _at, disposition = 'answered_elsewhere',
    version = version + 1
  where contact.id = _contact.id;
  insert into closing (contact_id, version, at, disposition)
  values (_contact.id, _contact.version + 1, _at, 'answered_elsewhere');
  return 'closed';
end $$;
