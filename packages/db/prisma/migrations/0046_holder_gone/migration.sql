-- Contacts whose holder is gone while somebody waits for an answer (DB150 to DB153).

-- How often any gateway saw a live socket of somebody. A count and no time: gateways' clocks differ, and each one judges by
-- its own since when the count has stood still.
create table staff_seen (
  user_id uuid primary key references staff (id) on delete cascade,
  times bigint not null check (times > 0)
);

create function see_staff(_ids uuid[]) returns void language sql as $$
  insert into staff_seen as seen (user_id, times)
  -- In one order, so that two gateways do not wait for each other.
  select id, 1 from staff where id = any (_ids) order by id
  on conflict (user_id) do update set times = seen.times + 1;
$$;

-- While it is held: since when its holder is gone. While it waits: that it came back for that reason.
alter table contact add column holder_gone_since timestamptz(3);
alter table event add column holder_gone_since timestamptz(3);

-- DB153: whoever takes it on, and its end, end that too, whatever statement does it.
create function contact_holder_is_back() returns trigger language plpgsql as $$
begin
  if new.status = 'closed' or (new.holder_id is not null and new.holder_id is distinct from old.holder_id) then
    new.holder_gone_since := null;
  end if;
  return new;
end $$;
create trigger contact_holder_is_back before update on contact for each row
  when (old.holder_gone_since is not null) execute function contact_holder_is_back();

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
    'reopened', _facts.reopened,
    'version', _facts.version);
end $$;

create or replace function announce_contact() returns trigger language plpgsql as $$
begin
  insert into event (contact_id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, holder_gone_since, offered_to_id, unreadable, low_trust, language, lane, lane_reason, speaker,
    set_aside_until, reopened, version)
  select id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, holder_gone_since, offered_to_id, unreadable, low_trust, language, lane, lane_reason, speaker,
    set_aside_until, reopened, version
  from changed;
  return null;
end $$;

-- As it was, and `holder_gone`: a return that keeps its reason.
create or replace function apply_move(
  _contact contact, _by uuid, _kind text, _to uuid, _disposition text, _now timestamptz
) returns void language plpgsql as $$
begin
  if _kind in ('accept', 'return', 'take_back', 'holder_gone') then
    perform bring_back(_contact.id, 'not_held');
  end if;
  if _kind in ('claim', 'accept') then
    update contact set status = 'claimed', holder_id = _by, held_since = _now, offered_to_id = null,
      version = version + 1 where id = _contact.id;
  elsif _kind = 'offer' then
    update contact set offered_to_id = _to, version = version + 1 where id = _contact.id;
  elsif _kind in ('decline', 'withdraw_offer') then
    update contact set offered_to_id = null, version = version + 1 where id = _contact.id;
  elsif _kind in ('return', 'take_back', 'holder_gone') then
    -- It keeps its place while an answer is owed; otherwise it waits anew, with the time that its medium gives.
    update contact set status = 'waiting', holder_id = null, held_since = null, offered_to_id = null,
      holder_gone_since = case when _kind = 'holder_gone' then holder_gone_since end,
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

-- DB151, DB152: does to a contact what was judged from its version and from how often its holder was seen, unless either has
-- changed since. Of several gateways at once, one does it.
create function settle_absence(
  _id uuid, _expected integer, _seen bigint, _verdict text, _gone_since_ms bigint, _now_ms bigint
) returns boolean language plpgsql as $$
declare
  _contact contact;
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
  if _contact.holder_gone_since is null then
    update contact set holder_gone_since = instant(_gone_since_ms), version = version + 1 where id = _id
    returning * into _contact;
  elsif _verdict = 'alarm' then
    return false;
  end if;
  if _verdict = 'return' then
    perform apply_move(_contact, null, 'holder_gone', null, null, instant(_now_ms));
  end if;
  return true;
end $$;
