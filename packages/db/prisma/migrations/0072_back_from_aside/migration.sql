-- Who set a contact aside is kept, so that they are told when it comes back by itself (DB116, DB117).

alter table contact
  -- While it is set aside, and for as long as it is back from there.
  add column set_aside_by_id uuid references staff (id) on delete restrict,
  -- Since when it is back by itself: its time was over, or they wrote. Until somebody turns to it.
  add column back_since timestamptz(3);
alter table event
  add column set_aside_by_id uuid,
  add column back_since timestamptz(3);

-- DB117, whatever statement it is. Named so that it runs after the one that wakes (DB113).
create function contact_back_from_aside() returns trigger language plpgsql as $$
begin
  if new.status = 'closed'
    or (new.holder_id is not null and new.holder_id is distinct from old.holder_id)
    or (old.back_since is not null and old.unanswered > 0 and new.unanswered = 0)
    -- Whoever has it and set it aside has done something to it since.
    or (old.back_since is not null and new.holder_id = old.set_aside_by_id and new.unanswered <= old.unanswered
      and new.holder_gone_since is not distinct from old.holder_gone_since) then
    new.set_aside_by_id := null;
    new.back_since := null;
  elsif new.set_aside_until is not null then
    new.back_since := null;
  elsif old.set_aside_until is not null and new.unanswered > old.unanswered and new.set_aside_by_id is not null then
    new.back_since := new.last_inbound_at;
  elsif new.back_since is null then
    -- Somebody fetched it back, or found it pressing: nobody waits for its return.
    new.set_aside_by_id := null;
  end if;
  if new.back_since is not null and new.set_aside_by_id is null then
    raise exception 'no contact can come back from nobody'
      using errcode = 'check_violation', constraint = 'contact_back_from_somebody';
  end if;
  return new;
end $$;
create trigger contact_woken_back before update on contact for each row
  when (old.set_aside_by_id is not null or new.set_aside_by_id is not null or new.back_since is not null)
  execute function contact_back_from_aside();

-- As it was (DB110, DB111), and nothing is set aside by nobody. What was before this release stays as it is.
create or replace function contact_triage_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when (new.lane is null) <> (new.lane_reason is null) then 'contact_lane_has_reason'
    when old.lane is not null and new.lane is null then 'contact_lane_stays'
    when new.lane_reason !~ '^(staff|(form|fact):[a-z_]{1,40}|words:[a-z0-9][a-z0-9-]{0,39}:(0|[1-9][0-9]{0,8}):[a-z0-9][a-z0-9-]{0,39})$'
      then 'contact_lane_reason'
    when new.lane_reason <> 'staff' and (new.lane, new.lane_reason) is distinct from (old.lane, old.lane_reason)
      and new.lane >= coalesce(old.lane, 'in_situation') then 'contact_lane_only_raised'
    when new.set_aside_until is not null and new.status = 'closed' then 'contact_set_aside_open'
    when new.set_aside_until is not null and new.set_aside_by_id is null
      and new.set_aside_until is distinct from old.set_aside_until then 'contact_set_aside_by_somebody'
  end;
begin
  if _broken is not null then
    raise exception 'no contact can be triaged like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;

create or replace function contact_facts(_id uuid, _facts anyelement, _holder text, _offered text) returns json
language plpgsql stable as $$
begin
  return json_build_object(
    'id', _id,
    'number', _facts.number,
    'channel', _facts.channel,
    'medium', _facts.medium,
    'status', _facts.status,
    'danger', _facts.danger,
    'waitingSince', ms(_facts.waiting_since),
    'dueAt', ms(_facts.due_at),
    'unanswered', _facts.unanswered,
    'holder', case when _holder is not null then json_build_object('id', _facts.holder_id, 'name', _holder) end,
    'heldSince', ms(_facts.held_since),
    'holderGoneSince', ms(_facts.holder_gone_since),
    'offeredTo', case when _offered is not null then json_build_object('id', _facts.offered_to_id, 'name', _offered) end,
    'unreadable', _facts.unreadable,
    'lowTrust', _facts.low_trust,
    'language', _facts.language,
    'lane', _facts.lane,
    'laneReason', _facts.lane_reason,
    'speaker', _facts.speaker,
    'setAsideUntil', ms(_facts.set_aside_until),
    -- Looked up for the few that have it, so that no other row pays for a join.
    'setAsideBy', case when _facts.set_aside_by_id is not null then (
      select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = _facts.set_aside_by_id) end,
    'backSince', ms(_facts.back_since),
    'reopened', _facts.reopened,
    'version', _facts.version);
end $$;

create or replace function announce_contact() returns trigger language plpgsql as $$
begin
  insert into event (contact_id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, holder_gone_since, offered_to_id, unreadable, low_trust, language, lane, lane_reason, speaker,
    set_aside_until, set_aside_by_id, back_since, reopened, version)
  select id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, holder_gone_since, offered_to_id, unreadable, low_trust, language, lane, lane_reason, speaker,
    set_aside_until, set_aside_by_id, back_since, reopened, version
  from changed;
  return null;
end $$;

-- As it was, and says who.
create or replace function set_aside_contact(_id uuid, _by uuid, _expected integer, _until bigint, _now_ms bigint)
returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _look record;
  _contact contact;
begin
  select * into _look from look_to_change(_id, _by, _expected);
  kind := _look.kind;
  reason := _look.reason;
  _contact := _look.seen;
  if kind is null then
    kind := 'not_allowed';
    if _until <= _now_ms or _until > _now_ms + 14 * 86400000::bigint then
      reason := 'not_a_time_to_come';
    elsif _until is not null and _contact.holder_id is null
      and (_contact.danger is not null or _contact.lane <= 'crisis') then
      reason := 'pressing';
    else
      kind := 'moved';
      update contact set set_aside_until = instant(_until), back_since = null,
        set_aside_by_id = case when _until is not null then _by end, version = contact.version + 1
      where contact.id = _id;
    end if;
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $$;

-- As it was (DB114), and says since when it is back. What an earlier release set aside comes back as it did then.
create or replace function wake_set_aside(_now_ms bigint) returns integer language plpgsql as $$
declare
  _id uuid;
  _count integer := 0;
begin
  -- In the order in which batches of arrivals take the same locks.
  for _id in
    select id from contact where set_aside_until <= instant(_now_ms) order by thread_lock(thread_key)
  loop
    perform lock_contact(_id);
    update contact set set_aside_until = null, version = version + 1,
      back_since = case when set_aside_by_id is not null then instant(_now_ms) end
    where id = _id and set_aside_until <= instant(_now_ms);
    if found then
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;
