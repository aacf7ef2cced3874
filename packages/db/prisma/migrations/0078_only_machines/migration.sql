-- The queue's row and the log as they were, and whether only machines wrote (DB176).

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
    'isAutomatic', coalesce(_facts.automatic, false),
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
    held_since, holder_gone_since, offered_to_id, unreadable, low_trust, automatic, language, lane, lane_reason, speaker,
    set_aside_until, set_aside_by_id, back_since, reopened, version)
  select id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, holder_gone_since, offered_to_id, unreadable, low_trust, automatic, language, lane, lane_reason, speaker,
    set_aside_until, set_aside_by_id, back_since, reopened, version
  from changed;
  return null;
end $$;
