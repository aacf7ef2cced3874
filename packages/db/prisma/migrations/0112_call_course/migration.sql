-- How a call comes, goes on and ends (DB260 to DB269). Whoever calls these carries the calls of a channel; each takes the lock
-- of the contact's thread first.

-- One that goes on, with its contact's lock held; no row when it is over.
create function lock_call(_id uuid) returns setof call language plpgsql as $$
begin
  perform lock_contact(contact_id) from call where id = _id;
  return query select * from call where id = _id and ended_at is null;
end $$;

-- How it stands and what happened (DB266): nothing that is as it was is a new version. `_talks`: who talks with them from now
-- on; `_is_back`: that it lost its advocate. True when something was written.
create function keep_call(
  _call call, _phase call_phase, _legs jsonb, _happened jsonb, _at timestamptz, _talks uuid, _is_back boolean
) returns boolean language plpgsql as $$
declare
  _before jsonb;
  _after jsonb;
begin
  select jsonb_agg(to_jsonb(call_leg) order by leg) into _before from call_leg where call_id = _call.id;
  delete from call_leg where call_id = _call.id;
  insert into call_leg (call_id, leg, who, user_id, party_id, state, is_on_hold, is_listening, since)
  select _call.id, leg, who, "user", party, state, "isOnHold", "isListening", instant(since)
  from jsonb_to_recordset(_legs) as given (leg text, who call_leg_who, "user" uuid, party uuid, state call_leg_state,
    "isOnHold" boolean, "isListening" boolean, since bigint);
  select jsonb_agg(to_jsonb(call_leg) order by leg) into _after from call_leg where call_id = _call.id;
  insert into call_event (id, call_id, at, kind, leg, user_id, party_id, decline, body_key, body)
  select id, _call.id, instant(at), kind, leg, "user", party, decline, decode("bodyKey", 'base64'), decode(body, 'base64')
  from rows from (jsonb_to_recordset(_happened) as (id uuid, at bigint, kind call_happening, leg text, "user" uuid,
    party uuid, decline call_decline, "bodyKey" text, body text)) with ordinality as given order by ordinality;
  if _phase = _call.phase and _before is not distinct from _after and jsonb_array_length(_happened) = 0
    and _talks is null and not _is_back then
    return false;
  end if;
  _talks := coalesce(_talks, case when is_talked_in(_phase) and _call.answered_at is null then _call.begun_by_id end);
  update call set phase = _phase,
    phase_since = case when _phase = phase then phase_since else greatest(phase_since, _at) end,
    answered_at = coalesce(answered_at, case when _talks is not null then _at end),
    answered_by_id = coalesce(_talks, answered_by_id),
    talking_since = case when not is_talked_in(_phase) then null when _talks is not null then _at
      else coalesce(talking_since, _at) end,
    is_back = _talks is null and answered_at is not null and (is_back or _is_back),
    version = version + 1
  where id = _call.id;
  return true;
end $$;

-- What happened by us, as `keep_call` takes it.
create function happened(_kind call_happening, _user_id uuid, _at timestamptz) returns jsonb language sql volatile
return jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'at', ms(_at), 'kind', _kind, 'user', _user_id));

-- DB260, DB265: somebody rings us. Its contact is there already.
create function call_came(
  _id uuid, _channel text, _key text, _thread_key bytea, _line call_line, _address_hash bytea, _again_ms bigint, _at_ms bigint
) returns table (kind text, call_id uuid) language plpgsql as $$
declare
  _at constant timestamptz := instant(_at_ms);
  _contact contact;
  _call call;
  _earlier call;
  _from timestamptz := instant(_at_ms);
begin
  select lock_contact.* into _contact from lock_contact((
    select contact.id from contact where contact.channel = _channel and contact.thread_key = _thread_key
    order by contact.opened_at desc, contact.id desc limit 1));
  select * into _call from call where call.channel = _channel and call.key = _key;
  if _call.id is not null then
    kind := case when _call.ended_at is null then 'kept' else 'over' end;
    call_id := _call.id;
    return next;
    return;
  elsif _contact.id is null then
    kind := 'no_contact';
    return next;
    return;
  elsif _contact.status = 'closed' then
    kind := 'over';
    return next;
    return;
  end if;
  -- The number is all that says so, and numbers are shared: it keeps a wait and asks somebody first, and claims nothing.
  select * into _earlier from call
  where call.address_hash = _address_hash and call.direction = 'in' and call.contact_id <> _contact.id
    and call.ended_at > _at - _again_ms * interval '1 millisecond'
  order by call.ended_at desc limit 1;
  if _earlier.id is not null then
    -- Whoever was never answered has been trying since then; of whoever was, the wait that they had is kept.
    _from := least(_at, case when _earlier.answered_at is null then _earlier.waiting_from
      else _at - greatest(_earlier.answered_at - _earlier.waiting_from, interval '0') end);
  end if;
  insert into call (id, contact_id, channel, key, direction, line, started_at, waiting_from, address_hash, follows_id,
    first_for_id, phase, phase_since, version)
  values (_id, _contact.id, _channel, _key, 'in', _line, _at, _from, _address_hash, _earlier.contact_id,
    (select staff.id from staff where staff.id = coalesce(_earlier.answered_by_id, _earlier.first_for_id)
      and staff.disabled_at is null),
    'greeting', _at, next_call_version(_contact.id));
  if _earlier.id is not null then
    update contact set waiting_since = _from,
      due_at = greatest(_from, contact.due_at - greatest(contact.waiting_since - _from, interval '0')),
      version = contact.version + 1
    where contact.id = _contact.id;
    perform raise_lane(_contact.id, lane_above(coalesce(_contact.lane, 'in_situation')), 'fact:called_again',
      danger_target_ms(), _at_ms);
  end if;
  kind := 'kept';
  call_id := _id;
  return next;
end $$;

-- DB260: a call that we begin, by whoever has the contact.
create function call_begun(
  _id uuid, _contact_id uuid, _channel text, _key text, _line call_line, _by uuid, _at_ms bigint
) returns table (kind text, call_id uuid) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _live call;
begin
  select * into _live from call where call.contact_id = _contact_id and call.ended_at is null;
  if _contact.id is null then
    kind := 'not_found';
  elsif _live.key = _key then
    kind := 'kept';
    call_id := _live.id;
  elsif _live.id is not null then
    kind := 'other_call';
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
  else
    insert into call (id, contact_id, channel, key, direction, line, started_at, waiting_from, begun_by_id, phase,
      phase_since, version)
    values (_id, _contact_id, _channel, _key, 'out', _line, instant(_at_ms), instant(_at_ms), _by, 'joining',
      instant(_at_ms), next_call_version(_contact_id));
    kind := 'kept';
    call_id := _id;
  end if;
  return next;
end $$;

create function call_recorded(_id uuid, _phase call_phase, _legs jsonb, _happened jsonb, _now_ms bigint) returns text
language plpgsql as $$
declare
  _call call;
begin
  select * into _call from lock_call(_id);
  if _call.id is null then
    return 'over';
  end if;
  return case when keep_call(_call, _phase, _legs, _happened, instant(_now_ms), null, false) then 'kept' else 'same' end;
end $$;

-- DB267: somebody talks with them. Claim, phase and that nothing is owed any more are one commit.
create function call_answered(
  _id uuid, _by uuid, _expected integer, _phase call_phase, _legs jsonb, _at_ms bigint
) returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _at constant timestamptz := instant(_at_ms);
  _call call;
  _contact contact;
begin
  select * into _call from lock_call(_id);
  select * into _contact from contact where contact.id = (select contact_id from call where call.id = _id);
  if _call.id is null then
    kind := 'over';
  elsif _contact.holder_id <> _by then
    kind := 'taken';
  elsif _contact.status = 'closed' then
    kind := 'not_allowed';
    reason := 'already_closed';
  elsif _contact.holder_id is null and _contact.version <> _expected then
    kind := 'changed';
  else
    kind := 'moved';
    perform keep_call(_call, _phase, _legs, happened('answered', _by, _at), _at, _by, false);
    if _contact.holder_id is null then
      update contact set status = 'claimed', holder_id = _by, held_since = _at, unanswered = 0, version = version + 1
      where contact.id = _contact.id;
    elsif _contact.unanswered > 0 then
      update contact set unanswered = 0, version = version + 1 where contact.id = _contact.id;
    end if;
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _contact.id;
  return next;
end $$;

-- DB267: from a colleague who has it to one who talks with them.
create function call_handed_over(
  _id uuid, _from uuid, _to uuid, _phase call_phase, _legs jsonb, _at_ms bigint
) returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _at constant timestamptz := instant(_at_ms);
  _call call;
  _contact contact;
begin
  select * into _call from lock_call(_id);
  select * into _contact from contact where contact.id = (select contact_id from call where call.id = _id);
  if _call.id is null then
    kind := 'over';
  elsif _contact.holder_id is distinct from _from and _contact.holder_id is distinct from _to then
    kind := case when _contact.holder_id is null then 'changed' else 'taken' end;
  else
    kind := 'moved';
    perform keep_call(_call, _phase, _legs, happened('handed_over', _to, _at), _at, _to, false);
    if _contact.holder_id = _from then
      -- What they have sent and has not left comes back to them: only the holder speaks.
      perform bring_back(_contact.id, 'not_held');
      update contact set holder_id = _to, held_since = _at, offered_to_id = null, version = version + 1
      where contact.id = _contact.id;
    end if;
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _contact.id;
  return next;
end $$;

-- DB268: it lost its advocate. At the head of the queue: with all of its wait, overdue since then, and a lane above.
create function call_requeued(_id uuid, _phase call_phase, _legs jsonb, _at_ms bigint) returns text language plpgsql as $$
declare
  _at constant timestamptz := instant(_at_ms);
  _call call;
  _contact contact;
begin
  select * into _call from lock_call(_id);
  if _call.id is null then
    return 'over';
  end if;
  select * into _contact from contact where contact.id = _call.contact_id;
  perform bring_back(_contact.id, 'not_held');
  if _contact.status <> 'closed' then
    update contact set status = 'waiting', holder_id = null, held_since = null, offered_to_id = null,
      holder_gone_since = _at, unanswered = greatest(unanswered, 1), waiting_since = _call.waiting_from,
      due_at = _call.waiting_from, version = version + 1
    where contact.id = _contact.id;
    perform raise_lane(_contact.id, lane_above(coalesce(_contact.lane, 'in_situation')), 'fact:advocate_lost',
      danger_target_ms(), _at_ms)
    where not exists (
      select from triage where triage.contact_id = _contact.id and triage.lane_reason = 'fact:advocate_lost');
  end if;
  perform keep_call(_call, _phase, _legs, happened('back', _contact.holder_id, _at), _at, null, true);
  return 'kept';
end $$;

-- DB269: over. Its contact stays with whoever has it.
create function call_ended(_id uuid, _as call_end, _at_ms bigint) returns text language plpgsql as $$
declare
  _at timestamptz := instant(_at_ms);
  _call call;
begin
  select * into _call from lock_call(_id);
  if _call.id is null then
    return 'over';
  end if;
  delete from call_leg where call_id = _id;
  insert into call_event (id, call_id, at, kind)
  values (gen_random_uuid(), _id, _at, case when _as = 'hung_up_waiting' then 'abandoned' else 'ended' end::call_happening);
  update call set phase = 'ended', phase_since = _at, talking_since = null, is_back = false, ended_at = _at, ended_as = _as,
    version = version + 1
  where id = _id;
  return 'ended';
end $$;

-- DB264: they hung up, and nobody had talked with them. Whoever was answered before is looked at by a person.
create function call_abandoned(_id uuid, _at_ms bigint) returns text language plpgsql as $$
declare
  _at constant timestamptz := instant(_at_ms);
  _call call;
  _contact contact;
begin
  select * into _call from lock_call(_id);
  if _call.id is null then
    return 'over';
  elsif _call.direction = 'out' or _call.answered_at is not null then
    return call_ended(_id, 'hung_up', _at_ms);
  end if;
  perform call_ended(_id, 'hung_up_waiting', _at_ms);
  select * into _contact from contact where contact.id = _call.contact_id;
  if _contact.status <> 'waiting' then
    return 'ended';
  end if;
  update contact set status = 'closed', unanswered = 0, closed_at = _at, disposition = 'hung_up_waiting',
    version = version + 1
  where contact.id = _contact.id;
  insert into closing (contact_id, version, at, disposition)
  values (_contact.id, _contact.version + 1, _at, 'hung_up_waiting');
  return 'closed';
end $$;
