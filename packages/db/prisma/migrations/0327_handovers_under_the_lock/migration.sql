-- DB608, DB609: what falls to leads does so under the lock of its contact, as everything else that is done with it. Without, what was
-- declined last fell to them while the contact went to somebody else, who could offer it to nobody from then on; and an offer of the
-- same moment broke on it.

create function handovers_to_fall(_now timestamptz) returns setof handover language sql stable as $$
  select handover.* from handover
  join contact on contact.id = handover.contact_id and contact.holder_id = handover.from_id
  left join shift_end on shift_end.user_id = handover.from_id
  where handover.state in ('offered', 'declined') and (shift_end.ends_at is null or shift_end.ends_at <= _now)
    and not exists (select from handover later where later.contact_id = handover.contact_id and later.id <> handover.id
      and (later.at > handover.at or later.state in ('offered', 'fell_to_lead')))
    and handover.at >= contact.held_since
$$;

-- goes on from 0319: fall_to_leads
create or replace function fall_to_leads(_now_ms bigint, _most integer) returns integer language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _due record;
  _fell integer := 0;
begin
  for _due in
    select due.id, contact.thread_key from handovers_to_fall(_now) due join contact on contact.id = due.contact_id
    order by due.at limit _most
  loop
    -- Somebody does something with it at this moment: it is looked at again in the next second.
    continue when not pg_try_advisory_xact_lock(thread_lock(_due.thread_key));
    update handover set state = 'fell_to_lead', state_at = _now, state_by_id = null, version = version + 1
      where id = _due.id and exists (select from handovers_to_fall(_now) still where still.id = _due.id);
    if found then
      _fell := _fell + 1;
    end if;
  end loop;
  return _fell;
end $$;

-- As it was; but said again by somebody who has the contact no more, it is theirs no more.
-- goes on from 0319: accept_handover
create or replace function accept_handover(_id uuid, _by uuid, _seen integer, _now_ms bigint) returns text language plpgsql as $$
declare
  _of constant uuid := (select contact_id from handover where id = _id);
  _contact constant contact := lock_contact(_of);
  _handover handover;
begin
  -- Behind the lock: whoever pressed a moment ago has it.
  select * into _handover from handover where id = _id for update;
  if _contact.id is null or contact_is_barred(_by, _of) then
    return 'not_found';
  elsif _handover.state = 'accepted' and _handover.state_by_id = _by and _contact.holder_id = _by then
    return 'accepted';
  elsif _by = _handover.from_id or not may_go_on(_by, _of)
    or not (_handover.state in ('offered', 'fell_to_lead') and _by is not distinct from _handover.to_id
      or _handover.state = 'fell_to_lead' and leads_now(_by)) then
    return 'not_for_you';
  elsif is_on_call(_of) then
    return 'on_call';
  elsif _contact.version <> _seen then
    return 'changed';
  end if;
  update handover set state = 'accepted', state_at = instant(_now_ms), state_by_id = _by, version = version + 1 where id = _id;
  perform apply_move(_contact, _by, 'accept', null, null, instant(_now_ms));
  return 'accepted';
end $$;
