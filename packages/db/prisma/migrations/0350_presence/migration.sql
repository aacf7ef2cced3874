-- DB650 to DB652: who is on shift and only to be consulted, or away; what somebody wants nothing new on for now; and who answers.

-- A column beside the state, and no state of its own: a gateway of the release before reads `break` of whoever is apart, which is what it
-- comes to for it.
alter table shift
  add column apart text constraint shift_apart check (apart in ('consult_only', 'away')),
  add column paused medium[] not null default '{}',
  add constraint shift_apart_offers_nothing check (apart is null or state = 'break');

create function is_each_once(_media medium[]) returns boolean language sql immutable
return array_position(_media, null) is null and cardinality(_media) = (select count(distinct each) from unnest(_media) each);
alter table shift add constraint shift_paused_once check (is_each_once(paused));

-- As it was (DB141), and apart where that is what they say.
-- goes on from 0061: keep_shift
create or replace function keep_shift(_user_id uuid, _state text, _now timestamptz) returns void language plpgsql as $$
declare
  _apart constant text := case when _state in ('consult_only', 'away') then _state end;
  _kept constant text := case when _apart is null then _state else 'break' end;
begin
  perform lock_shift(_user_id);
  insert into shift as kept (user_id, since, state, apart, state_since)
  select id, _now, _kept, _apart, _now from staff where id = _user_id and disabled_at is null
  on conflict (user_id) do update
    set state = excluded.state, apart = excluded.apart, state_since = greatest(kept.since, excluded.state_since)
    where (kept.state, kept.apart) is distinct from (excluded.state, excluded.apart);
end $$;

-- As it was (DB618), from wherever they are.
-- goes on from 0324: take_offered_break
create or replace function take_offered_break(_user_id uuid, _length_ms integer, _now timestamptz) returns void language plpgsql as $$
begin
  perform lock_shift(_user_id);
  update shift set state = 'break', apart = null, state_since = greatest(since, _now)
  where user_id = _user_id and (state <> 'break' or apart is not null);
  insert into shift_care as care (user_id, break_until)
  select user_id, _now + _length_ms * interval '1 millisecond' from shift where user_id = _user_id
  on conflict (user_id) do update set break_until = excluded.break_until;
end $$;

-- As it was, of what was a break: to be consulted only, or away, is none.
drop trigger shift_break_ended on shift;
create trigger shift_break_ended after update of state, apart on shift for each row
  when (old.state = 'break' and old.apart is null and (new.state <> 'break' or new.apart is not null))
  execute function note_break_ended();

-- DB651: whoever wants nothing new on a medium for now, or wants it again. Of no shift it says nothing.
create function pause_medium(_user_id uuid, _medium medium, _is_paused boolean) returns void language plpgsql as $$
begin
  perform lock_shift(_user_id);
  update shift set paused = case when _is_paused
      then (select array_agg(each order by each) from unnest(paused || _medium) each)
      else array_remove(paused, _medium) end
  where user_id = _user_id and (_medium = any (paused)) <> _is_paused;
end $$;

-- As it was (DB142, DB617), with both.
create or replace view shift_row as
select staff.id, shift.since, staff.name, json_build_object(
  'id', staff.id,
  'name', staff.name,
  'role', staff.role,
  'since', ms(shift.since),
  'state', shift.state,
  'apart', shift.apart,
  'stateSince', ms(shift.state_since),
  'goneSince', ms(shift.gone_since),
  'isWrappingUp', shift.is_wrapping_up,
  'paused', to_json(shift.paused),
  'version', told.version) as row
from shift
join staff on staff.id = shift.user_id and staff.disabled_at is null
join shift_version told on told.user_id = shift.user_id;

-- DB652: when somebody was counted last, by the database's clock, which is one for all gateways; null before this release.
alter table staff_seen add column seen_at timestamptz(3);

-- As it was (DB150), with that.
-- goes on from 0046: see_staff
create or replace function see_staff(_ids uuid[]) returns void language sql as $$
  insert into staff_seen as seen (user_id, times, seen_at)
  -- In one order, so that two gateways do not wait for each other.
  select id, 1, database_now() from staff where id = any (_ids) order by id
  on conflict (user_id) do update set times = seen.times + 1, seen_at = excluded.seen_at;
$$;

-- For how long somebody is routed to after they were counted last: four counts, so that two that are lost unroute nobody.
create function routed_for() returns interval language sql immutable return interval '20 seconds';

-- Since when somebody has not been counted, though they would have been by then; null: they were, or nobody ever was to know.
create function unheard_since(_user_id uuid) returns timestamptz language sql stable
return (select seen_at + interval '5 seconds' from staff_seen
  where user_id = _user_id and seen_at <= database_now() - routed_for());

-- As it was (DB180, DB617), and they are heard of.
-- goes on from 0325: is_there
create or replace function is_there(_staff_id uuid) returns boolean language sql stable
return exists (
  select from shift where user_id = _staff_id and state = 'available' and gone_since is null and not is_wrapping_up
    and unheard_since(_staff_id) is null);

-- As it was (DB182), but for whoever is not heard of, or wants nothing new on that medium.
-- goes on from 0325: mark_same_address
create or replace function mark_same_address(_id uuid, _of uuid, _to uuid, _until bigint, _now_ms bigint) returns boolean
language plpgsql as $$
declare
  _contact contact := lock_contact(_id);
  _older contact;
begin
  select * into _older from contact where id = _of;
  if _contact.id is null or _older.id is null or _contact.status = 'closed' or _older.status = 'closed' then
    return false;
  end if;
  if _contact.status <> 'waiting' or _contact.unanswered = 0 or _older.holder_id is distinct from _to then
    _to := null;
  end if;
  perform from shift where user_id = _to and state = 'available' and gone_since is null and not is_wrapping_up
    and _contact.medium <> all (paused) and unheard_since(_to) is null for share;
  if not found then
    _to := null;
  end if;
  insert into same_address (contact_id, of_id, at, offered_to_id, offered_until)
  values (_id, _of, instant(_now_ms), _to, case when _to is not null then instant(_until) end)
  on conflict do nothing;
  return found;
end $$;

-- Whoever wants nothing new on a medium is asked first about none of it any more (DB183).
create function end_paused_first_offers() returns trigger language plpgsql as $$
begin
  update same_address set ended = 'gone', version = same_address.version + 1
  from contact
  where contact.id = same_address.contact_id and contact.status = 'waiting' and contact.medium = any (new.paused)
    and same_address.offered_to_id = new.user_id and same_address.ended is null;
  return null;
end $$;
create trigger shift_medium_paused_first_offers after update of paused on shift for each row
  when (new.paused <> old.paused) execute function end_paused_first_offers();
