-- DB579 to DB584: the clock of a crisis, of a safety plan. Its checkpoints are deadlines: each is told once that its time has come, by
-- whichever gateway comes first, unless somebody met it before. Somebody on shift has it, or every console hears that nobody does.

create type crisis_reason as enum ('leaves_within_24h', 'leaves_now', 'injury', 'by_hand');
create type crisis_point as enum ('lead_aware', 'options_tried', 'after_4_hours', 'after_12_hours', 'outcome');

create table crisis_clock (
  id uuid primary key,
  plan_id uuid not null references safety_plan (id) on delete restrict,
  case_id uuid not null references case_file (id) on delete restrict,
  -- In which it was said, as far as that is known.
  contact_id uuid not null references contact (id) on delete restrict,
  reasons crisis_reason[] not null check (cardinality(reasons) between 1 and 4),
  started_at timestamptz(3) not null,
  started_by_id uuid not null references staff (id) on delete restrict,
  -- null: nobody on shift whose it could be.
  holder_id uuid references staff (id) on delete restrict,
  held_since timestamptz(3) not null,
  -- Its outcome was said.
  ended_at timestamptz(3),
  version integer not null default 1 check (version >= 1)
);
create unique index crisis_clock_running on crisis_clock (plan_id) where ended_at is null;
create index crisis_clock_plan_idx on crisis_clock (plan_id);
create index crisis_clock_contact_idx on crisis_clock (contact_id);

create table crisis_checkpoint (
  clock_id uuid not null references crisis_clock (id) on delete restrict,
  point crisis_point not null,
  -- Later by each pause, while its time has not come.
  due_at timestamptz(3) not null,
  fired_at timestamptz(3),
  met_at timestamptz(3),
  met_by_id uuid references staff (id) on delete restrict,
  -- What was done, sealed under the key of the plan's person; null: nothing was said, or they were forgotten.
  body bytea,
  primary key (clock_id, point),
  constraint crisis_checkpoint_fired check (fired_at >= due_at),
  constraint crisis_checkpoint_met check ((met_at is null) = (met_by_id is null)),
  constraint crisis_checkpoint_words check (body is null or met_at is not null)
);
create index crisis_checkpoint_due_idx on crisis_checkpoint (due_at) where fired_at is null and met_at is null;

create table crisis_pause (
  clock_id uuid not null references crisis_clock (id) on delete restrict,
  nth integer not null check (nth >= 1),
  previous integer generated always as (nullif(nth - 1, 0)) stored,
  from_at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- Why, sealed under the key of the plan's person; null: they were forgotten.
  body bytea,
  to_at timestamptz(3),
  resumed_by_id uuid references staff (id) on delete restrict,
  primary key (clock_id, nth),
  foreign key (clock_id, previous) references crisis_pause (clock_id, nth) on delete restrict,
  constraint crisis_pause_ends check ((to_at is null) = (resumed_by_id is null) and (to_at is null or to_at >= from_at))
);
create unique index crisis_pause_open on crisis_pause (clock_id) where to_at is null;

create function crisis_person_kept(_clock_id uuid) returns boolean language sql stable
return (select is_person_kept(plan.person_id) from crisis_clock clock join safety_plan plan on plan.id = clock.plan_id where clock.id = _clock_id);
create function is_crisis_over(_clock_id uuid) returns boolean language sql stable
return exists (select from crisis_clock where id = _clock_id and ended_at is not null);
create function is_crisis_paused(_clock_id uuid) returns boolean language sql stable
return exists (select from crisis_pause where clock_id = _clock_id and to_at is null);

create function crisis_clock_guard() returns trigger language plpgsql as $$
declare
  _changes constant text[] := '{reasons,holder_id,held_since,ended_at,version}';
  _broken constant text := case
    when tg_op = 'DELETE' then 'crisis_clock_stays'
    when tg_op = 'INSERT' then case when new.ended_at is not null or new.version <> 1 then 'crisis_clock_begins' end
    when (to_jsonb(new) - _changes) is distinct from (to_jsonb(old) - _changes) then 'crisis_clock_same'
    when old.ended_at is not null then 'crisis_clock_over'
    when new.version <> old.version + 1 then 'crisis_clock_version'
    when not new.reasons @> old.reasons then 'crisis_clock_reasons'
    when new.ended_at is not null and not exists (
      select from crisis_checkpoint where clock_id = new.id and point = 'outcome' and met_at is not null) then 'crisis_clock_outcome' end;
begin
  if _broken is null and tg_op <> 'DELETE' and new.holder_id is not null
    and (tg_op = 'INSERT' or new.holder_id is distinct from old.holder_id)
    and not exists (select from shift where user_id = new.holder_id) then
    raise exception 'no clock is somebody''s who is not on shift' using errcode = 'check_violation', constraint = 'crisis_clock_on_shift';
  end if;
  if _broken is not null then
    raise exception 'no clock runs like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger crisis_clock_guard before insert or update or delete on crisis_clock for each row execute function crisis_clock_guard();

create function crisis_checkpoint_guard() returns trigger language plpgsql as $$
declare
  _isGone constant boolean := tg_op = 'UPDATE' and new.body is null and old.body is not null
    and to_jsonb(new) - 'body' = to_jsonb(old) - 'body' and not crisis_person_kept(old.clock_id);
  _broken constant text := case
    when tg_op = 'DELETE' then 'crisis_checkpoint_stays'
    when tg_op = 'INSERT' then case when num_nonnulls(new.fired_at, new.met_at) > 0 then 'crisis_checkpoint_begins' end
    when _isGone then null
    when (new.clock_id, new.point) is distinct from (old.clock_id, old.point) then 'crisis_checkpoint_same'
    when is_crisis_over(old.clock_id) then 'crisis_clock_over'
    when old.fired_at is not null and new.fired_at is distinct from old.fired_at then 'crisis_checkpoint_fired_once'
    when old.met_at is not null and (new.met_at, new.met_by_id, new.body) is distinct from (old.met_at, old.met_by_id, old.body)
      then 'crisis_checkpoint_met_once'
    when new.fired_at is distinct from old.fired_at and (old.met_at is not null or is_crisis_paused(old.clock_id))
      then 'crisis_checkpoint_waits'
    when new.due_at <> old.due_at and (num_nonnulls(old.fired_at, old.met_at) > 0 or new.due_at < old.due_at)
      then 'crisis_checkpoint_due' end;
begin
  if _broken is not null then
    raise exception 'no checkpoint is like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger crisis_checkpoint_guard before insert or update or delete on crisis_checkpoint
  for each row execute function crisis_checkpoint_guard();

create function crisis_pause_guard() returns trigger language plpgsql as $$
declare
  _isGone constant boolean := tg_op = 'UPDATE' and new.body is null and old.body is not null
    and to_jsonb(new) - '{body,previous}'::text[] = to_jsonb(old) - '{body,previous}'::text[] and not crisis_person_kept(old.clock_id);
  _broken constant text := case
    when tg_op = 'DELETE' then 'crisis_pause_stays'
    when tg_op = 'INSERT' then case
      when new.body is null then 'crisis_pause_why'
      when not is_lead(new.by_id) then 'crisis_pause_by_lead'
      when new.to_at is not null then 'crisis_pause_begins'
      when is_crisis_over(new.clock_id) then 'crisis_clock_over' end
    when _isGone then null
    when (to_jsonb(new) - '{to_at,resumed_by_id,previous}'::text[]) is distinct from (to_jsonb(old) - '{to_at,resumed_by_id,previous}'::text[])
      then 'crisis_pause_same'
    when old.to_at is not null then 'crisis_pause_over'
    when new.resumed_by_id is not null and not is_lead(new.resumed_by_id) then 'crisis_pause_by_lead' end;
begin
  if _broken is not null then
    raise exception 'no clock is paused like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger crisis_pause_guard before insert or update or delete on crisis_pause for each row execute function crisis_pause_guard();

-- What was written of it goes with whoever the plan was of (DB575).
create function forget_crisis_words() returns trigger language plpgsql as $$
declare
  _clocks constant uuid[] := array(
    select clock.id from crisis_clock clock join safety_plan plan on plan.id = clock.plan_id where plan.person_id = new.id);
begin
  update crisis_pause set body = null where body is not null and clock_id = any (_clocks);
  update crisis_checkpoint set body = null where body is not null and clock_id = any (_clocks);
  return null;
end $$;
create trigger case_part_forgotten_crises after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null and current_setting('holdfast.rewrapping', true) is distinct from 'on')
  execute function forget_crisis_words();

-- Every console hears that a clock is otherwise, and nothing of whose.
create function crisis_clock_told() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'crisis', 'id', new.id, 'version', new.version));
  return null;
end $$;
create trigger crisis_clock_told after insert or update of version on crisis_clock for each row execute function crisis_clock_told();

-- DB580: tells once that the time of a checkpoint has come. One commit, and conditional on how it stands under the clock's lock: of
-- several gateways one does it, and a kill leaves all of it or nothing.
create function fire_crisis_checkpoint(_clock_id uuid, _point crisis_point, _now_ms bigint) returns boolean language plpgsql as $$
begin
  perform from crisis_clock where id = _clock_id and ended_at is null for no key update;
  if not found or is_crisis_paused(_clock_id) then
    return false;
  end if;
  update crisis_checkpoint set fired_at = instant(_now_ms)
  where clock_id = _clock_id and point = _point and fired_at is null and met_at is null and due_at <= instant(_now_ms);
  if not found then
    return false;
  end if;
  update crisis_clock set version = version + 1 where id = _clock_id;
  return true;
end $$;

-- DB582: a clock whose holder is not on shift any more, or may not write its plan, falls to a lead on shift: who has the fewest, then
-- who is there longest. Where there is none, it is nobody's, and that is told.
create function settle_crisis_holders(_now timestamptz) returns integer language plpgsql as $$
declare
  _clock crisis_clock;
  _to uuid;
  _count integer := 0;
begin
  for _clock in
    select * from crisis_clock clock where ended_at is null and not coalesce(
      exists (select from shift where user_id = clock.holder_id) and may_case(clock.holder_id, clock.case_id, 'change_plan', ms(_now)), false)
    order by id for no key update
  loop
    _to := (
      select shift.user_id from shift join staff on staff.id = shift.user_id and staff.role = 'shift_lead' and staff.disabled_at is null
      where may_case(shift.user_id, _clock.case_id, 'lead_crisis', ms(_now))
      order by (select count(*) from crisis_clock held where held.holder_id = shift.user_id and held.ended_at is null),
        shift.since, shift.user_id
      limit 1);
    if _to is distinct from _clock.holder_id then
      update crisis_clock set holder_id = _to, held_since = _now, version = version + 1 where id = _clock.id;
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;

create function crises_follow_shifts() returns trigger language plpgsql as $$
begin
  if exists (select from crisis_clock where ended_at is null) then
    perform settle_crisis_holders(now());
  end if;
  return null;
end $$;
create trigger crises_follow_shifts after insert or delete on shift for each statement execute function crises_follow_shifts();

-- DB583: the open contacts of a crisis, each under its thread's lock, which the caller has: they lead the queue, and are owed an
-- answer as soon as danger is. Only a person takes that away (DB112).
create function raise_for_crisis(_contact_id uuid, _by_id uuid, _now timestamptz) returns boolean language plpgsql as $$
declare
  _raised contact;
begin
  update contact set
    danger = coalesce(contact.danger, 'marked_by_staff'),
    lane = least(coalesce(contact.lane, 'in_situation'), 'crisis'),
    lane_reason = case when coalesce(contact.lane, 'in_situation') > 'crisis' then 'fact:crisis_plan' else contact.lane_reason end,
    urgent_ms = coalesce(contact.urgent_ms, danger_target_ms()),
    due_at = greatest(contact.waiting_since, least(contact.due_at, _now + danger_target_ms() * interval '1 millisecond')),
    set_aside_until = case when contact.holder_id is null then null else contact.set_aside_until end,
    version = contact.version + 1
  where id = _contact_id and status <> 'closed'
    and (danger is null or lane is null or lane > 'crisis' or set_aside_until is not null and holder_id is null)
  returning * into _raised;
  if _raised.lane_reason = 'fact:crisis_plan' then
    insert into triage (contact_id, version, at, lane, lane_reason)
    values (_raised.id, _raised.version, _now, _raised.lane, _raised.lane_reason);
  end if;
  return _raised.id is not null;
end $$;

-- DB584: who began a clock, met a checkpoint, paused it, let it run on, or came to have it; and that a time came.
alter type audit_thing add value 'crisis';
create function audit_on(
  _table text, _name text, _event text, _condition text, _actor text, _deed audit_deed, _thing text,
  _subject text, _contact text, _case text, _facts text default 'null'
) returns void language plpgsql as $$
begin
  execute format($sql$
    create function %1$I() returns trigger language plpgsql as $body$
    begin
      perform audit_write(%2$s, %3$L, %4$L, %5$s, %6$s, %7$s, %8$s);
      return null;
    end $body$
  $sql$, 'audit_' || _table || '_' || _name, _actor, _deed, _thing, _subject, _contact, _case, _facts);
  execute format('create trigger %1$I %2$s on %3$I for each row %4$s execute function %1$I()',
    'audit_' || _table || '_' || _name, _event, _table, case when _condition <> '' then 'when (' || _condition || ')' else '' end);
end $$;
select
  audit_on('crisis_clock', 'added', 'after insert', '', 'new.started_by_id', 'added', 'crisis', 'new.id', 'new.contact_id', 'new.case_id',
    $f$jsonb_build_object('reasons', new.reasons)$f$),
  audit_on('crisis_clock', 'moved', 'after update', 'old.holder_id is distinct from new.holder_id', 'audit_actor()', 'moved', 'crisis',
    'new.id', 'null', 'new.case_id', $f$jsonb_build_object('to', new.holder_id)$f$),
  audit_on('crisis_checkpoint', 'due', 'after update', 'old.fired_at is null and new.fired_at is not null', 'null', 'changed', 'crisis',
    'new.clock_id', 'null', '(select case_id from crisis_clock where id = new.clock_id)',
    $f$jsonb_build_object('point', new.point, 'how', 'due')$f$),
  audit_on('crisis_checkpoint', 'met', 'after update', 'old.met_at is null and new.met_at is not null', 'new.met_by_id', 'decided', 'crisis',
    'new.clock_id', 'null', '(select case_id from crisis_clock where id = new.clock_id)', $f$jsonb_build_object('point', new.point)$f$),
  audit_on('crisis_pause', 'added', 'after insert', '', 'new.by_id', 'changed', 'crisis', 'new.clock_id', 'null',
    '(select case_id from crisis_clock where id = new.clock_id)', $f$'{"how": "paused"}'$f$),
  audit_on('crisis_pause', 'ended', 'after update', 'old.to_at is null and new.to_at is not null', 'new.resumed_by_id', 'changed', 'crisis',
    'new.clock_id', 'null', '(select case_id from crisis_clock where id = new.clock_id)', $f$'{"how": "resumed"}'$f$);
drop function audit_on(text, text, text, text, text, audit_deed, text, text, text, text, text);
