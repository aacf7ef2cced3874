-- DB633: a contact that its holder offered to nobody by the end of their shift is the leads', too, once nobody talks in it: with nothing
-- that was written for whoever goes on. It stays with its holder until a lead accepts, and is offered no more once they say that they stay.

alter table handover alter column body drop not null;
alter table handover alter column body_key drop not null;
-- Nobody wrote for whoever goes on: the clock alone offers it, to the leads.
alter table handover add constraint handover_words check ((body is null) = (body_key is null) and (body is not null or to_id is null));

-- Whether somebody is there still, by what they said last of the end of their shift.
create function shift_goes_on(_user_id uuid, _now timestamptz) returns boolean language sql stable as $$
  select exists (select from shift_end where user_id = _user_id and ends_at > _now)
$$;

-- What its holder has offered to nobody since they have it, and their shift is over. What they took back from the leads they keep, until
-- they go, or another end that they said has come. Nobody talks: no call goes on, and where words are waited for none went for a while.
create function contacts_never_offered(_now timestamptz, _quiet interval, _talks medium[]) returns setof contact language sql stable as $$
  select contact.* from contact
  left join shift_end on shift_end.user_id = contact.holder_id
  left join lateral (
    select state, body, at from handover where contact_id = contact.id and at >= contact.held_since order by at desc limit 1) last on true
  where contact.status = 'claimed' and contact.holder_id is not null and (shift_end.ends_at is null or shift_end.ends_at <= _now)
    and (last.state is null or last.state = 'taken_back'
      and (last.body is not null or shift_end.ends_at is null or last.at < shift_end.ends_at))
    and not is_on_call(contact.id)
    and not (contact.medium = any (_talks)
      and exists (select from message where contact_id = contact.id and message.at > _now - _quiet))
$$;

drop function fall_to_leads(bigint, integer);
-- goes on from 0327: fall_to_leads
create function fall_to_leads(_now_ms bigint, _most integer, _quiet_ms bigint, _talks medium[]) returns integer language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _quiet constant interval := _quiet_ms * interval '1 millisecond';
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
  for _due in
    select id, thread_key from contacts_never_offered(_now, _quiet, _talks) order by held_since limit _most
  loop
    continue when not pg_try_advisory_xact_lock(thread_lock(_due.thread_key));
    insert into handover (id, contact_id, at, from_id, state, state_at)
      select gen_random_uuid(), still.id, at, still.holder_id, 'fell_to_lead', at
      from contacts_never_offered(_now, _quiet, _talks) still cross join lateral (
        select greatest(_now, still.held_since, (select max(at) + interval '1 ms' from handover where contact_id = still.id)) as at) moment
      where still.id = _due.id;
    if found then
      _fell := _fell + 1;
    end if;
  end loop;
  -- Whoever says that they stay has it, and no lead is asked any more.
  for _due in
    select handover.id, contact.thread_key from handover join contact on contact.id = handover.contact_id
    where handover.state = 'fell_to_lead' and handover.body is null and shift_goes_on(handover.from_id, _now)
    order by handover.at limit _most
  loop
    continue when not pg_try_advisory_xact_lock(thread_lock(_due.thread_key));
    update handover set state = 'taken_back', state_at = greatest(state_at, _now), state_by_id = from_id, version = version + 1
      where id = _due.id and state = 'fell_to_lead' and shift_goes_on(from_id, _now);
    if found then
      _fell := _fell + 1;
    end if;
  end loop;
  return _fell;
end $$;

-- As it was; but nothing is taken from somebody who offered it to nobody and says that they stay.
-- goes on from 0327: accept_handover
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
      or _handover.state = 'fell_to_lead' and leads_now(_by))
    or _handover.body is null and shift_goes_on(_handover.from_id, instant(_now_ms)) then
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

-- As it was; but what the clock offered gives way to what its holder writes for whoever goes on.
-- goes on from 0319: offer_handover
create or replace function offer_handover(
  _id uuid, _contact_id uuid, _by uuid, _to uuid, _body_key bytea, _body bytea, _now_ms bigint
) returns table (kind text, holder json) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
  _same constant handover := (select handover from handover where id = _id);
  _at constant timestamptz := greatest(instant(_now_ms), _contact.held_since,
    (select max(at) + interval '1 ms' from handover where contact_id = _contact_id));
begin
  if _contact.id is null or _same.contact_id <> _contact_id or _same.from_id <> _by then
    kind := 'not_found';
  elsif _same.id is not null then
    kind := 'offered';
  elsif _contact.status = 'closed' then
    kind := 'closed';
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  elsif exists (select from handover where contact_id = _contact_id and state in ('offered', 'fell_to_lead') and body is not null) then
    kind := 'already_offered';
  elsif _to = _by or _to is not null and not may_go_on(_to, _contact_id) then
    kind := 'unknown_colleague';
  else
    kind := 'offered';
    update handover set state = 'taken_back', state_at = greatest(state_at, instant(_now_ms)), state_by_id = from_id, version = version + 1
      where contact_id = _contact_id and state = 'fell_to_lead' and body is null;
    insert into handover (id, contact_id, at, from_id, to_id, body_key, body, state, state_at)
      values (_id, _contact_id, _at, _by, _to, _body_key, _body,
        (case when _to is null then 'fell_to_lead' else 'offered' end)::handover_state, _at);
  end if;
  return next;
end $$;

-- As it was; what the clock offered nobody did.
-- goes on from 0319: audit_handover
create or replace function audit_handover() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.body is null then
    perform audit_write(null, 'added', 'handover', new.id, new.contact_id, null, '{"how": "never_offered"}');
  elsif tg_op = 'INSERT' then
    perform audit_write(new.from_id, 'added', 'handover', new.id, new.contact_id, null);
  else
    perform audit_write(new.state_by_id, 'decided', 'handover', new.id, new.contact_id, null, jsonb_build_object('how', new.state));
  end if;
  return null;
end $$;
