-- DB797: as it was, and from whoever is gone for two minutes, as what is owed an answer goes back (G50): a console that is away for one
-- minute takes nothing from whoever has it.
-- goes on from 0455: wake_set_aside
create or replace function wake_set_aside(_now_ms bigint) returns integer language plpgsql as $$
declare
  _id uuid;
  _contact contact;
  _count integer := 0;
  _gone_by constant timestamptz := instant(_now_ms) - interval '2 minutes';
begin
  -- In the order in which batches of arrivals take the same locks.
  for _id in
    select id from contact
    where set_aside_until <= instant(_now_ms)
      or back_since is not null and holder_id is not null
        and not exists (select from shift where user_id = holder_id and (gone_since is null or gone_since > _gone_by))
    order by thread_lock(thread_key)
  loop
    _contact := lock_contact(_id);
    if _contact.set_aside_until <= instant(_now_ms) then
      update contact set set_aside_until = null, version = version + 1,
        back_since = case when set_aside_by_id is not null then instant(_now_ms) end
      where id = _id returning * into _contact;
      _count := _count + 1;
    end if;
    if _contact.back_since is not null and _contact.status = 'claimed' and not is_on_call(_id)
      and not exists (select from shift where user_id = _contact.holder_id and (gone_since is null or gone_since > _gone_by)) then
      perform apply_move(_contact, null, 'holder_gone', null, null, instant(_now_ms));
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;
