-- What the house knows of a thread raises a lane (DB160, DB161), and reading first words is a look at content (DB162).

-- As it was (DB110, DB111), and with the codes of what the house knows: `fact:<code>`.
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
  end;
begin
  if _broken is not null then
    raise exception 'no contact can be triaged like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;

-- The lane above, up to crisis: what is known of a thread never says by itself that somebody's life is in danger.
create function lane_above(_lane lane) returns lane language sql immutable
return (select max(above) from unnest(enum_range(null::lane)) above where above < _lane and above >= 'crisis');

-- How soon danger is owed an answer, in milliseconds, as the setting stands; as delivered, when nobody changed it.
create function danger_target_ms() returns bigint language sql stable
return coalesce(
  (select (value ->> 'danger')::bigint from setting where name = 'targets' order by version desc limit 1), 20000);

-- Somebody comes back: to a contact that is reopened, or with one that follows a closed one. Set in the row that is being
-- written, so that it is one version and one event; few arrivals come this way, and the others pay nothing for it.
create function contact_comes_back() returns trigger language plpgsql as $$
declare
  _known constant uuid := case tg_op when 'INSERT' then new.previous_contact_id else new.id end;
  _last closing;
  _lane constant lane := coalesce(new.lane, 'in_situation');
  _raised lane;
  _reason text;
begin
  select * into _last from closing where contact_id = _known order by version desc limit 1;
  if _last.disposition in ('dropped_danger', 'dropped_unknown') and new.last_inbound_at < _last.at + interval '30 days' then
    _raised := case _last.disposition when 'dropped_danger' then 'crisis' else lane_above(_lane) end;
    _reason := 'fact:after_drop';
  elsif new.last_inbound_at < _last.at + interval '10 minutes' and not exists (
    select from message where contact_id = _known and direction = 'outbound' and send_state <> 'failed') then
    _raised := lane_above(_lane);
    _reason := 'fact:repeat_try';
  end if;
  if _raised < _lane then
    new.lane := _raised;
    new.lane_reason := _reason;
    if _raised <= 'crisis' then
      new.urgent_ms := danger_target_ms();
      new.due_at := greatest(new.waiting_since,
        least(new.due_at, new.last_inbound_at + new.urgent_ms * interval '1 millisecond'));
    end if;
  end if;
  return new;
end $$;
-- Named so that it runs before the guard.
create trigger contact_comes_anew before insert on contact for each row
  when (new.previous_contact_id is not null) execute function contact_comes_back();
create trigger contact_comes_back before update on contact for each row
  when (old.status = 'closed' and new.status = 'waiting') execute function contact_comes_back();

create function record_coming_back() returns trigger language plpgsql as $$
begin
  insert into triage (contact_id, version, at, lane, lane_reason)
    values (new.id, new.version, new.last_inbound_at, new.lane, new.lane_reason);
  return null;
end $$;
create trigger contact_comes_anew_recorded after insert on contact for each row
  when (new.lane_reason ^@ 'fact:') execute function record_coming_back();
create trigger contact_comes_back_recorded after update on contact for each row
  when (old.status = 'closed' and new.status = 'waiting' and new.lane_reason ^@ 'fact:' and new.lane is distinct from old.lane)
  execute function record_coming_back();

-- Who saw which words without having the contact: one row a person, contact and version of it. Only added.
create table content_read (
  contact_id uuid not null references contact (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  -- The contact's version whose words were shown.
  version integer not null check (version >= 1),
  at timestamptz(3) not null,
  primary key (contact_id, by_id, version)
);
create trigger content_read_only_added before update or delete on content_read
  for each row execute function only_added();
