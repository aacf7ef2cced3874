-- An answer that waits to leave comes back when its contact leaves its author, not only when somebody wants to send it:
-- what it answered is owed again before the contact takes its place in the queue (DB31, DB45).

-- What is being handed over has left. The caller has the thread's lock.
create function bring_back(_contact_id uuid, _reason text) returns void language plpgsql as $$
declare
  _waiting uuid;
begin
  for _waiting in
    select outbox.message_id from outbox join message on message.id = outbox.message_id
    where message.contact_id = _contact_id order by message.version
  loop
    delete from outbox where message_id = _waiting and handing_over_at is null;
    if found then
      perform settle_message(_waiting, 'failed', _reason);
    end if;
  end loop;
end $$;

create or replace function apply_move(
  _contact contact, _by uuid, _kind text, _to uuid, _disposition text, _now timestamptz
) returns void language plpgsql as $$
begin
  if _kind in ('accept', 'return', 'take_back') then
    perform bring_back(_contact.id, 'not_held');
  end if;
  if _kind in ('claim', 'accept') then
    update contact set status = 'claimed', holder_id = _by, held_since = _now, offered_to_id = null,
      version = version + 1 where id = _contact.id;
  elsif _kind = 'offer' then
    update contact set offered_to_id = _to, version = version + 1 where id = _contact.id;
  elsif _kind in ('decline', 'withdraw_offer') then
    update contact set offered_to_id = null, version = version + 1 where id = _contact.id;
  elsif _kind in ('return', 'take_back') then
    -- It keeps its place while an answer is owed; otherwise it waits anew, with the time that its medium gives.
    update contact set status = 'waiting', holder_id = null, held_since = null, offered_to_id = null,
      waiting_since = case when unanswered > 0 then waiting_since else _now end,
      due_at = case when unanswered > 0 then due_at else _now + (due_at - waiting_since) end,
      version = version + 1 where id = _contact.id;
  elsif _kind = 'close' then
    update contact set status = 'closed', holder_id = null, held_since = null, offered_to_id = null, unanswered = 0,
      closed_at = _now, closed_by_id = _by, disposition = _disposition, version = version + 1 where id = _contact.id;
    insert into closing (contact_id, version, at, by_id, disposition)
      values (_contact.id, _contact.version + 1, _now, _by, _disposition);
  else
    raise exception 'no such move: %', _kind using errcode = 'invalid_parameter_value';
  end if;
end $$;
