-- Contacts that stand with somebody whose role may not claim: held, they go back to the queue; offered, the offer ends.
-- Nobody else could move them, and whoever wrote would wait for an answer that cannot come.
create function return_stranded(_may_claim role[], _now_ms bigint) returns integer language plpgsql as $$
declare
  _id uuid;
  _contact contact;
  _kind text;
  _count integer := 0;
begin
  -- In the order in which batches of arrivals take the same locks.
  for _id in
    select contact.id from contact join staff on staff.id in (contact.holder_id, contact.offered_to_id)
    where contact.status = 'claimed' and staff.role <> all (_may_claim)
    order by thread_lock(contact.thread_key)
  loop
    _contact := lock_contact(_id);
    _kind := case
      when exists (select from staff where id = _contact.holder_id and role <> all (_may_claim)) then 'return'
      when exists (select from staff where id = _contact.offered_to_id and role <> all (_may_claim)) then 'decline'
    end;
    if _kind is not null then
      perform apply_move(_contact, null, _kind, null, null, instant(_now_ms));
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;
