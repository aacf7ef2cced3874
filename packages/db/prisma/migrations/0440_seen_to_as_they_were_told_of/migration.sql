-- DB711: whoever nobody was told of when somebody saw to those who wait is told of like anybody else once they wait too long: not only whoever
-- was owed no answer yet, also whoever was set aside, or had nothing but what machines wrote. Who is seen to stands with when they were, so
-- that it is asked of them alone, and not of every alarm that there was.
alter table alarm_seen_to add column at timestamptz(3) not null default now();
update alarm_seen_to set at = seen.at from (select max(acknowledged_at) as at from alarm where kind = 'waiting_too_long') seen
where seen.at is not null;
delete from alarm_seen_to using contact
where contact.id = contact_id and (set_aside_until is not null or lane is null and automatic);

-- goes on from 0410: acknowledge_alarm
create or replace function acknowledge_alarm(_id uuid, _by uuid, _now_ms bigint) returns text language plpgsql as $$
declare
  _alarm alarm;
  _now constant timestamptz := instant(_now_ms);
begin
  select * into _alarm from alarm where id = _id for update;
  if not found then
    return 'not_found';
  elsif not exists (select from staff where id = _by and role = 'shift_lead' and disabled_at is null)
    and not exists (select from alarm_telling where alarm_id = _id and user_id = _by) then
    return 'not_yours';
  elsif _alarm.ended_at is null and _alarm.acknowledged_at is null then
    update alarm set acknowledged_at = _now, acknowledged_by_id = _by, version = version + 1 where id = _id;
    if _alarm.kind = 'waiting_too_long' then
      insert into alarm_seen_to (contact_id, at)
      select id, _now from contact
      where status = 'waiting' and due_at <= _now and (lane is not null or not automatic)
        and (set_aside_until is null or set_aside_until <= _now)
        and not exists (select from alarm_seen_to seen where seen.contact_id = contact.id and seen.at >= contact.due_at)
      on conflict (contact_id) do update set at = excluded.at;
    end if;
  end if;
  return 'acknowledged';
end $$;
