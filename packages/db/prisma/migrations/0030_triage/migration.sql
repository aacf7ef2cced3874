-- How pressing a contact is, who speaks, and until when it is set aside. Numbers such as DB110 are rules of SPEC.md.
-- All of it is null as a contact comes in, so that storing an arrival costs what it did.

-- Handbook 3.3, in its order: of two lanes the smaller one is the more pressing. Nobody's judgement: in_situation.
create type lane as enum (
  'life_threat', 'crisis', 'in_situation', 'minor_mentioned', 'other_helper', 'tip', 'information');
create type speaker as enum (
  'person', 'family', 'friend', 'coworker', 'professional', 'witness', 'provider_for_client');

alter table contact
  add column lane lane,
  -- A code: `staff`, `form:<answer>` or `words:<list>:<version>:<entry>`. Never what somebody wrote.
  add column lane_reason text,
  add column speaker speaker,
  add column set_aside_until timestamptz(3),
  -- How soon an answer is owed while the lane is one of the first two, as the setting was when it was given.
  add column urgent_ms bigint;
create index contact_set_aside_idx on contact (set_aside_until) where set_aside_until is not null;

alter table event
  add column lane lane,
  add column lane_reason text,
  add column speaker speaker,
  add column set_aside_until timestamptz(3);

-- Who judged what, and what a machine raised (nobody). Only added.
create table triage (
  contact_id uuid not null references contact (id) on delete restrict,
  version integer not null,
  at timestamptz(3) not null,
  by_id uuid references staff (id) on delete restrict,
  lane lane,
  lane_reason text,
  speaker speaker,
  language language,
  primary key (contact_id, version),
  constraint triage_says_something check (num_nonnulls(lane, speaker, language) > 0),
  constraint triage_lane_has_reason check ((lane is null) = (lane_reason is null)),
  constraint triage_machine_raises_lanes check (
    by_id is not null or (lane is not null and lane_reason <> 'staff' and speaker is null and language is null))
);
create trigger triage_only_added before update or delete on triage for each row execute function only_added();

-- As it was (DB3, DB5, DB6), but for danger that a colleague marked by mistake.
create or replace function contact_guard() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  -- As nearly every contact begins. What is asked is prepared anew by every transaction, so little is asked of these.
  if tg_op = 'INSERT' and new.status = 'waiting'
    and num_nulls(new.holder_id, new.held_since, new.offered_to_id, new.closed_at, new.closed_by_id, new.disposition) = 6
    and new.unanswered >= 0 and new.reopened >= 0 and new.version >= 1 and new.due_at >= new.waiting_since
    and new.previous_contact_id is distinct from new.id then
    return new;
  end if;
  _broken := case
    when (new.status = 'claimed') <> (new.holder_id is not null)
      or (new.status = 'claimed') <> (new.held_since is not null) then 'contact_held'
    when (new.status = 'closed') <> (new.closed_at is not null)
      or (new.status = 'closed') <> (new.closed_by_id is not null)
      or (new.status = 'closed') <> (new.disposition is not null) then 'contact_closed'
    when new.offered_to_id is not null
      and (new.status <> 'claimed' or new.offered_to_id = new.holder_id) then 'contact_offered'
    when new.unanswered < 0 or new.reopened < 0 or new.version < 1 then 'contact_counts'
    when new.status = 'closed' and new.unanswered <> 0 then 'contact_nothing_owed_when_closed'
    when new.previous_contact_id = new.id then 'contact_previous_is_another'
    when new.due_at < new.waiting_since then 'contact_due_after_waiting'
    when tg_op = 'INSERT' then null
    when new.version <> old.version + 1 then 'contact_next_version'
    when (new.id, new.number, new.channel, new.medium, new.thread_key, new.opened_at, new.owner_key, new.previous_contact_id)
      is distinct from
      (old.id, old.number, old.channel, old.medium, old.thread_key, old.opened_at, old.owner_key, old.previous_contact_id)
      then 'contact_same'
    -- A machine only raises danger. What a colleague marked goes when a colleague finds another lane.
    when old.danger is not null and new.danger is null
      and not (old.danger = 'marked_by_staff' and new.lane_reason = 'staff') then 'contact_danger'
  end;
  if _broken is not null then
    raise exception 'no contact can be or become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;

-- DB110, DB111. Asked only of statements that name these columns, which those of the road in do not.
create function contact_triage_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when (new.lane is null) <> (new.lane_reason is null) then 'contact_lane_has_reason'
    when old.lane is not null and new.lane is null then 'contact_lane_stays'
    when new.lane_reason !~ '^(staff|form:[a-z_]{1,40}|words:[a-z0-9][a-z0-9-]{0,39}:(0|[1-9][0-9]{0,8}):[a-z0-9][a-z0-9-]{0,39})$'
      then 'contact_lane_reason'
    when new.lane_reason <> 'staff' and (new.lane, new.lane_reason) is distinct from (old.lane, old.lane_reason)
      and new.lane >= coalesce(old.lane, 'in_situation') then 'contact_lane_only_raised'
    when new.set_aside_until is not null and new.status = 'closed' then 'contact_set_aside_open'
  end;
begin
  if _broken is not null then
    raise exception 'no contact can be triaged like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger contact_triage_guard before update of lane, lane_reason, set_aside_until on contact
  for each row execute function contact_triage_guard();

-- DB113: whoever writes, or another holder, wakes what is set aside. DB112: what is pressing stays so for the next message.
create function contact_woken() returns trigger language plpgsql as $$
begin
  if new.unanswered > old.unanswered or new.holder_id is distinct from old.holder_id or new.status = 'closed' then
    new.set_aside_until := null;
  end if;
  if old.unanswered = 0 and new.unanswered > 0 then
    new.due_at := least(new.due_at, new.waiting_since + new.urgent_ms * interval '1 millisecond');
  end if;
  return new;
end $$;
create trigger contact_woken before update on contact for each row
  when (old.set_aside_until is not null or old.urgent_ms is not null) execute function contact_woken();

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
    'offeredTo', case when _offered is not null then json_build_object('id', _facts.offered_to_id, 'name', _offered) end,
    'unreadable', _facts.unreadable,
    'lowTrust', _facts.low_trust,
    'language', _facts.language,
    'lane', _facts.lane,
    'laneReason', _facts.lane_reason,
    'speaker', _facts.speaker,
    'setAsideUntil', ms(_facts.set_aside_until),
    'reopened', _facts.reopened,
    'version', _facts.version);
end $$;

create or replace function announce_contact() returns trigger language plpgsql as $$
begin
  insert into event (contact_id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, offered_to_id, unreadable, low_trust, language, lane, lane_reason, speaker,
    set_aside_until, reopened, version)
  select id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, offered_to_id, unreadable, low_trust, language, lane, lane_reason, speaker,
    set_aside_until, reopened, version
  from changed;
  return null;
end $$;

-- Looks at a contact that somebody wants to change, under its lock: `kind` is null when they may.
create function look_to_change(
  _id uuid, _by uuid, _expected integer, out seen contact, out kind text, out reason text
) language plpgsql as $$
begin
  select * into seen from contact where id = _id;
  if seen.id is null then
    kind := 'not_found';
    return;
  end if;
  if seen.version = _expected then
    seen := lock_contact(_id);
  end if;
  if seen.version <> _expected then
    kind := case when seen.holder_id <> _by then 'taken' else 'changed' end;
  elsif seen.status = 'closed' then
    kind := 'not_allowed';
    reason := 'already_closed';
  elsif seen.holder_id <> _by then
    kind := 'taken';
  end if;
end $$;

-- What somebody found: the lane, who speaks, the language; null leaves a fact as it is.
create function triage_contact(
  _id uuid, _by uuid, _expected integer, _lane lane, _speaker speaker, _language language, _target bigint,
  _danger_target bigint, _now_ms bigint
) returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _look record;
  _contact contact;
  _danger danger_reason;
  _is_urgent boolean;
begin
  select * into _look from look_to_change(_id, _by, _expected);
  kind := _look.kind;
  reason := _look.reason;
  _contact := _look.seen;
  if kind is null then
    kind := 'moved';
    _danger := case
      when _lane = 'life_threat' then coalesce(_contact.danger, 'marked_by_staff')
      when _lane is not null and _contact.danger = 'marked_by_staff' then null
      else _contact.danger
    end;
    _is_urgent := coalesce(_lane, _contact.lane) <= 'crisis' or _danger is not null;
    update contact set
      lane = coalesce(_lane, contact.lane),
      lane_reason = case when _lane is null then contact.lane_reason else 'staff' end,
      danger = _danger,
      urgent_ms = case when _lane is null then contact.urgent_ms when _lane <= 'crisis' then _danger_target end,
      due_at = case
        when _lane is null then contact.due_at
        when _is_urgent then greatest(contact.waiting_since, least(contact.due_at, _now + _danger_target * interval '1 millisecond'))
        -- No longer pressing: what its medium gives, which it had before.
        when contact.urgent_ms is not null or contact.danger is not null
          then greatest(contact.due_at, contact.waiting_since + _target * interval '1 millisecond')
        else contact.due_at
      end,
      set_aside_until = case when _lane <= 'crisis' and contact.holder_id is null then null else contact.set_aside_until end,
      speaker = coalesce(_speaker, contact.speaker),
      language = coalesce(_language, contact.language),
      version = contact.version + 1
    where contact.id = _id;
    insert into triage (contact_id, version, at, by_id, lane, lane_reason, speaker, language)
      values (_id, _expected + 1, _now, _by, _lane, case when _lane is not null then 'staff' end, _speaker, _language);
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $$;

-- DB110: what a form or a list of words says raises a lane, and does nothing else. The caller has the thread's lock.
create function raise_lane(_id uuid, _lane lane, _reason text, _danger_target bigint, _now_ms bigint) returns boolean
language plpgsql as $$
declare
  _version integer;
begin
  update contact set
    lane = _lane,
    lane_reason = _reason,
    urgent_ms = case when _lane <= 'crisis' then _danger_target end,
    due_at = case
      when _lane <= 'crisis' then greatest(contact.waiting_since, least(contact.due_at, instant(_now_ms + _danger_target)))
      else contact.due_at
    end,
    version = contact.version + 1
  where id = _id and _lane < coalesce(contact.lane, 'in_situation') returning version into _version;
  if found then
    insert into triage (contact_id, version, at, lane, lane_reason) values (_id, _version, instant(_now_ms), _lane, _reason);
  end if;
  return found;
end $$;

-- Until a time, or, without one, no longer. What waits for somebody is not set aside when it is pressing: nobody would see it.
create function set_aside_contact(_id uuid, _by uuid, _expected integer, _until bigint, _now_ms bigint)
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
      update contact set set_aside_until = instant(_until), version = contact.version + 1 where contact.id = _id;
    end if;
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $$;

-- DB114: brings back whatever its time has come for. Of several gateways at once, one does it.
create function wake_set_aside(_now_ms bigint) returns integer language plpgsql as $$
declare
  _id uuid;
  _count integer := 0;
begin
  -- In the order in which batches of arrivals take the same locks.
  for _id in
    select id from contact where set_aside_until <= instant(_now_ms) order by thread_lock(thread_key)
  loop
    perform lock_contact(_id);
    update contact set set_aside_until = null, version = version + 1
      where id = _id and set_aside_until <= instant(_now_ms);
    if found then
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;
