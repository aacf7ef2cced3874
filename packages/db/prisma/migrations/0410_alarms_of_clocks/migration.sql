-- DB710, DB711: clocks that run out are told of outside of the house; and whoever came back to the queue after somebody saw to those who
-- waited waits too long like anybody else.
alter type alarm_kind add value 'counsel_due';
alter type alarm_kind add value 'report_due';
alter type alarm_kind add value 'follow_up_missed';
alter type alarm_kind add value 'consent_ending';

-- When a clock comes near its end: the last quarter of its time, at most a day.
create function clock_nears(_from timestamptz, _due timestamptz) returns timestamptz language sql immutable
return _due - least(interval '24 hours', greatest(interval '0', (_due - _from) / 4));

create index release_ending_idx on release (expires_at) where revoked_at is null;

-- Who waited when somebody said that they see to it, until somebody has them.
create table alarm_seen_to (
  contact_id uuid primary key references contact (id) on delete cascade
);

-- Somebody may begin to wait too long anew since the same instant, having been taken and given back with nothing answered.
alter table alarm drop constraint alarm_kind_thing_since_key;
create index alarm_thing_idx on alarm (kind, thing, ended_at);

-- goes on from 0392: acknowledge_alarm
create or replace function acknowledge_alarm(_id uuid, _by uuid, _now_ms bigint) returns text language plpgsql as $$
declare
  _alarm alarm;
begin
  select * into _alarm from alarm where id = _id for update;
  if not found then
    return 'not_found';
  elsif not exists (select from staff where id = _by and role = 'shift_lead' and disabled_at is null)
    and not exists (select from alarm_telling where alarm_id = _id and user_id = _by) then
    return 'not_yours';
  elsif _alarm.ended_at is null and _alarm.acknowledged_at is null then
    update alarm set acknowledged_at = instant(_now_ms), acknowledged_by_id = _by, version = version + 1 where id = _id;
    if _alarm.kind = 'waiting_too_long' then
      insert into alarm_seen_to (contact_id) select id from contact where status = 'waiting' on conflict do nothing;
    end if;
  end if;
  return 'acknowledged';
end $$;

-- A part of the one guard, as in 0378. Whoever is taken is waited for by somebody, whatever becomes of it.
do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before, E'\n  return new;\nend $function$', $a$
  if tg_op = 'UPDATE' and old.status = 'waiting' and new.status <> 'waiting' then
    delete from alarm_seen_to where contact_id = new.id;
  end if;
  return new;
end $function$$a$);
begin
  if _after = _before then
    raise exception 'the guard of contacts does not end with what it was given';
  end if;
  execute _after;
end $do$;
