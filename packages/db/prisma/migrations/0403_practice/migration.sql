-- DB691 to DB696: conversations that somebody practises with, and nobody who reached us. In tables of their own, so that no list, count or
-- log of contacts can hold one: what is no contact is never routed, counted, compared, linked, filed or sent.

create table practice_run (
  id uuid primary key,
  user_id uuid not null references staff (id) on delete cascade,
  -- By the name of its scenario, of which the program knows the words.
  scenario text not null check (scenario ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(scenario) <= 60),
  -- By which its pauses follow, the same at every gateway.
  seed integer not null check (seed >= 0),
  started_at timestamptz(3) not null,
  ended_at timestamptz(3),
  owner_key bytea not null,
  constraint practice_run_ends check (ended_at >= started_at)
);
-- One at a time.
create unique index practice_run_open on practice_run (user_id) where ended_at is null;
create index practice_run_user_idx on practice_run (user_id, started_at);
create index practice_run_started_idx on practice_run (started_at);

create table practice_line (
  id uuid primary key,
  run_id uuid not null references practice_run (id) on delete cascade,
  nth integer not null check (nth >= 1),
  direction direction not null,
  at timestamptz(3) not null,
  -- Which turn of the scenario it is; null: what the colleague wrote.
  turn integer check (turn >= 0),
  is_nudge boolean not null,
  body_key bytea not null,
  body bytea not null,
  unique (run_id, nth),
  constraint practice_line_turn check ((turn is not null) = (direction = 'inbound') and (turn is not null or not is_nudge))
);
-- Each turn once, whichever gateway delivers it.
create unique index practice_line_once on practice_line (run_id, turn, is_nudge) where turn is not null;
create trigger practice_line_only_added before update on practice_line for each row execute function only_added();

create function practice_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'INSERT' and not exists (select from staff where id = new.user_id and role in ('advocate', 'shift_lead') and disabled_at is null)
      then 'practice_by_who_answers'
    when tg_op = 'INSERT' and new.ended_at is not null then 'practice_begins_open'
    when tg_op = 'UPDATE' and ((new.id, new.user_id, new.scenario, new.seed, new.started_at)
      is distinct from (old.id, old.user_id, old.scenario, old.seed, old.started_at)
      or old.ended_at is not null and new.ended_at is distinct from old.ended_at) then 'practice_same'
    when tg_op = 'UPDATE' and new.owner_key is distinct from old.owner_key
      and current_setting('holdfast.rewrapping', true) is distinct from 'on' then 'practice_same' end;
begin
  if _broken is not null then
    raise exception 'nobody practises like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger practice_guard before insert or update on practice_run for each row execute function practice_guard();

-- Ends what nobody went on with for as long as a run may last.
create function lapse_practice(_now_ms bigint) returns integer language sql as $$
  with over as (
    update practice_run set ended_at = started_at + interval '4 hours'
    where ended_at is null and started_at <= instant(_now_ms) - interval '4 hours' returning 1)
  select count(*)::int from over;
$$;

-- Whether somebody has a person before them, for whom they stop practising.
create function has_somebody(_user_id uuid) returns boolean language sql stable as $$
  select exists (select from contact where holder_id = _user_id and status = 'claimed')
$$;

-- Once under its id.
create function begin_practice(_id uuid, _user_id uuid, _scenario text, _seed integer, _owner_key bytea, _now_ms bigint)
returns text language plpgsql as $$
declare
  _stands practice_run;
begin
  select * into _stands from practice_run where id = _id;
  if found then
    return case when _stands.user_id = _user_id then 'begun' else 'not_found' end;
  elsif has_somebody(_user_id) then
    return 'has_somebody';
  end if;
  perform lapse_practice(_now_ms);
  insert into practice_run (id, user_id, scenario, seed, started_at, owner_key)
    values (_id, _user_id, _scenario, _seed, instant(_now_ms), _owner_key)
    on conflict do nothing;
  return case when found then 'begun' else 'practises' end;
end $$;

-- A line of it: of its scenario by its turn, or of the colleague. Under the run's row, so that lines are in one order.
create function write_practice_line(
  _id uuid, _run_id uuid, _user_id uuid, _turn integer, _is_nudge boolean, _at_ms bigint, _body_key bytea, _body bytea
) returns text language plpgsql as $$
declare
  _run practice_run;
begin
  select * into _run from practice_run where id = _run_id and user_id = _user_id for update;
  if not found or exists (select from practice_line where id = _id and run_id <> _run_id) then
    return 'not_found';
  elsif exists (select from practice_line where id = _id) then
    return 'written';
  elsif _run.ended_at is not null then
    return 'over';
  elsif _turn is null and has_somebody(_user_id) then
    return 'has_somebody';
  end if;
  insert into practice_line (id, run_id, nth, direction, at, turn, is_nudge, body_key, body)
    select _id, _run_id, coalesce(max(nth), 0) + 1, case when _turn is null then 'outbound' else 'inbound' end::direction,
      greatest(instant(_at_ms), max(at)), _turn, _is_nudge, _body_key, _body
    from practice_line where run_id = _run_id
    on conflict do nothing;
  return 'written';
end $$;

create function end_practice(_id uuid, _user_id uuid, _now_ms bigint) returns text language plpgsql as $$
begin
  update practice_run set ended_at = greatest(started_at, instant(_now_ms)) where id = _id and user_id = _user_id and ended_at is null;
  return case when exists (select from practice_run where id = _id and user_id = _user_id) then 'ended' else 'not_found' end;
end $$;

-- Nobody's record: its words are gone with it.
create function forget_practice(_before_ms bigint, _most integer) returns integer language sql as $$
  with old as (select id from practice_run where started_at < instant(_before_ms) order by started_at limit _most for update skip locked),
  gone as (delete from practice_run using old where practice_run.id = old.id returning 1)
  select count(*)::int from gone;
$$;
