-- DB616 to DB619: time after a contact for whoever had it, breaks that are offered, and how much of this shift was heavy. What is kept
-- of it is of the shift that goes on, and is gone with it: there is no history, and no row of the audit.

-- Whether somebody on shift has time to themselves just now, as everybody sees it: never until when, or whether they made it longer.
alter table shift add column is_wrapping_up boolean not null default false;

-- What somebody said themself of their time and their breaks on this shift. Nobody else reads it.
create table shift_care (
  user_id uuid primary key references shift (user_id) on delete cascade,
  -- Until when the time is that they said of themself, and when they said so; it stands in place of what was given before.
  after_until timestamptz(3),
  after_said_at timestamptz(3),
  -- When the break that they accepted is over. It ends nothing by itself.
  break_until timestamptz(3),
  break_ended_at timestamptz(3),
  declined_at timestamptz(3),
  constraint shift_care_said check ((after_until is null) = (after_said_at is null))
);

-- What somebody had on this shift, how heavy it was, and how long they may take after it. It names no row of a shift, so that whoever
-- closes a contact waits for nobody who ends a shift.
create table shift_had (
  user_id uuid not null references staff (id) on delete cascade,
  contact_id uuid not null references contact (id) on delete cascade,
  at timestamptz(3) not null,
  weight text not null constraint shift_had_weight check (weight in ('usual', 'heavy', 'crisis')),
  after_ms integer not null check (after_ms >= 0),
  primary key (user_id, contact_id)
);
create index shift_had_contact_idx on shift_had (contact_id);

-- Q40, as queue-policy has it: a test holds the two together.
create function contact_weight(_danger danger_reason, _lane lane, _disposition text) returns text language sql immutable
return case
  when _danger is not null or _lane in ('life_threat', 'crisis') then 'crisis'
  when _lane = 'minor_mentioned' or _disposition in ('child_protection_report', 'emergency_dispatched', 'le_report_by_exception',
    'dropped_danger', 'sexual_misuse', 'abusive') then 'heavy'
  else 'usual' end;

-- Q41, as queue-policy has it, in milliseconds.
create function after_contact_ms(_medium medium, _weight text) returns integer language sql immutable
return 60000 * case when _weight <> 'usual' then 15 when _medium in ('email', 'form') then 3 else 5 end;

-- DB616: whoever had a contact had it, whatever statement takes it from them. What nobody had answered in, and was closed as usual, or
-- was handed on, is nothing that somebody had. The time after a call is before its contact is closed: there is none after that.
create function note_had_contact() returns trigger language plpgsql as $$
declare
  _weight constant text := contact_weight(old.danger, old.lane, new.disposition);
  _is_closed constant boolean := new.status = 'closed';
  _worked constant boolean := exists (
      select from message where contact_id = old.id and direction = 'outbound' and author_id = old.holder_id)
    or exists (select from call where contact_id = old.id and answered_at is not null);
begin
  if _worked or (_is_closed and _weight <> 'usual') then
    insert into shift_had as had (user_id, contact_id, at, weight, after_ms)
    select user_id, old.id, coalesce(new.closed_at, new.held_since, greatest(now(), old.held_since)), _weight,
      case when _is_closed and old.medium <> 'voice' then after_contact_ms(old.medium, _weight) else 0 end
    from shift where user_id = old.holder_id
    on conflict (user_id, contact_id) do update set at = excluded.at, after_ms = excluded.after_ms,
      weight = case when 'crisis' in (had.weight, excluded.weight) then 'crisis'
        when 'heavy' in (had.weight, excluded.weight) then 'heavy' else 'usual' end;
  end if;
  return null;
end $$;
create trigger contact_was_had after update of holder_id on contact for each row
  when (old.holder_id is not null and new.holder_id is distinct from old.holder_id)
  execute function note_had_contact();

-- What somebody had since their shift began.
create view had_on_shift as
select had.user_id, had.contact_id, had.at, had.weight, had.after_ms
from shift_had had join shift on shift.user_id = had.user_id and had.at >= shift.since;

-- Until when somebody on shift has time to themselves; null where they never had. What they said themself stands before what was given
-- until then.
create function after_contact_until(_user_id uuid) returns timestamptz language sql stable
return greatest(
  (select after_until from shift_care where user_id = _user_id),
  (select max(had.at + had.after_ms * interval '1 millisecond') from had_on_shift had
    where had.user_id = _user_id and had.after_ms > 0
      and had.at > coalesce((select after_said_at from shift_care where user_id = _user_id), '-infinity')));

-- DB617: says of whoever's time began or is over that it did, each in its turn, and forgets what is of no shift.
create function settle_after_contact(_now timestamptz) returns integer language plpgsql as $$
declare
  _id uuid;
  _count integer := 0;
begin
  delete from shift_had had where not exists (
    select from shift where shift.user_id = had.user_id and had.at >= shift.since);
  for _id in
    select user_id from shift where is_wrapping_up <> coalesce(after_contact_until(user_id) > _now, false)
    order by shift_lock(user_id), user_id
  loop
    perform lock_shift(_id);
    update shift set is_wrapping_up = coalesce(after_contact_until(user_id) > _now, false)
    where user_id = _id and is_wrapping_up <> coalesce(after_contact_until(user_id) > _now, false);
    if found then
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;

-- What somebody says of their own time: that it is over (no more milliseconds), or by how much it is longer.
create function say_after_contact(_user_id uuid, _more_ms integer, _now timestamptz) returns void language plpgsql as $$
begin
  perform lock_shift(_user_id);
  insert into shift_care as care (user_id, after_until, after_said_at)
  select user_id,
    case when _more_ms = 0 then _now
      else greatest(after_contact_until(user_id), _now) + _more_ms * interval '1 millisecond' end, _now
  from shift where user_id = _user_id
  on conflict (user_id) do update set after_until = excluded.after_until, after_said_at = excluded.after_said_at;
  update shift set is_wrapping_up = _more_ms > 0 where user_id = _user_id and is_wrapping_up <> (_more_ms > 0);
end $$;

-- DB618: the break that was offered begins now, or is declined.
create function take_offered_break(_user_id uuid, _length_ms integer, _now timestamptz) returns void language plpgsql as $$
begin
  perform lock_shift(_user_id);
  update shift set state = 'break', state_since = greatest(since, _now) where user_id = _user_id and state <> 'break';
  insert into shift_care as care (user_id, break_until)
  select user_id, _now + _length_ms * interval '1 millisecond' from shift where user_id = _user_id
  on conflict (user_id) do update set break_until = excluded.break_until;
end $$;

create function decline_break(_user_id uuid, _now timestamptz) returns void language plpgsql as $$
begin
  perform lock_shift(_user_id);
  insert into shift_care as care (user_id, declined_at) select user_id, _now from shift where user_id = _user_id
  on conflict (user_id) do update set declined_at = excluded.declined_at;
end $$;

-- Whatever statement ends a break, that it was one is known; and who is rested has no time of before left.
create function note_break_ended() returns trigger language plpgsql as $$
begin
  insert into shift_care as care (user_id, break_ended_at, after_until, after_said_at)
  values (new.user_id, new.state_since, new.state_since, new.state_since)
  on conflict (user_id) do update set break_ended_at = excluded.break_ended_at, break_until = null,
    after_until = excluded.after_until, after_said_at = excluded.after_said_at;
  return null;
end $$;
create trigger shift_break_ended after update of state on shift for each row
  when (old.state = 'break' and new.state = 'available') execute function note_break_ended();

-- DB619: what was had on a shift goes with it.
create function forget_had_contacts() returns trigger language plpgsql as $$
begin
  delete from shift_had where user_id = old.user_id;
  return null;
end $$;
create trigger shift_ended_had after delete on shift for each row execute function forget_had_contacts();

-- As it was (DB142), with whether they have time to themselves.
create or replace view shift_row as
select staff.id, shift.since, staff.name, json_build_object(
  'id', staff.id,
  'name', staff.name,
  'role', staff.role,
  'since', ms(shift.since),
  'state', shift.state,
  'stateSince', ms(shift.state_since),
  'goneSince', ms(shift.gone_since),
  'isWrappingUp', shift.is_wrapping_up,
  'version', told.version) as row
from shift
join staff on staff.id = shift.user_id and staff.disabled_at is null
join shift_version told on told.user_id = shift.user_id;
