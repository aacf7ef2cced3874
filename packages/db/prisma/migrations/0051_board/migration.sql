-- Shifts are told on a stream of their own, and say when somebody on shift has no console open (DB142 to DB145).

-- By how many changes somebody's shift went. It outlives the shift, so that the next one stands above the end of the last
-- (W4), and names nobody's row, so that it never hinders one from going.
create table shift_version (
  user_id uuid primary key,
  version integer not null check (version > 0)
);
insert into shift_version (user_id, version) select user_id, 1 from shift;

-- Since when somebody on shift is at no gateway; null while they are, or nobody knows.
alter table shift add column gone_since timestamptz(3);

-- Everybody on shift, as the board shows them.
create view shift_row as
select staff.id, shift.since, staff.name, json_build_object(
  'id', staff.id,
  'name', staff.name,
  'role', staff.role,
  'since', ms(shift.since),
  'state', shift.state,
  'stateSince', ms(shift.state_since),
  'goneSince', ms(shift.gone_since),
  'version', told.version) as row
from shift
join staff on staff.id = shift.user_id and staff.disabled_at is null
join shift_version told on told.user_id = shift.user_id;

-- The next version of somebody's shift. Its lock holds until the commit, so that changes of one person follow each other,
-- and whatever is read after it is the latest.
create function next_shift_version(_user_id uuid) returns integer language sql as $$
  insert into shift_version as told (user_id, version) values (_user_id, 1)
  on conflict (user_id) do update set version = told.version + 1
  returning version;
$$;

create function tell_shift(_user_id uuid) returns void language plpgsql as $$
declare
  _version integer := next_shift_version(_user_id);
begin
  insert into event (stream, payload) values ('board:main', json_build_object('kind', 'shift', 'id', _user_id,
    'version', _version, 'row', (select row from shift_row where id = _user_id)));
end $$;

-- DB142: every start, break, return and end of a shift appends its event in the same transaction, whatever statement does it.
create function announce_shift() returns trigger language plpgsql as $$
begin
  perform tell_shift(coalesce(new.user_id, old.user_id));
  return null;
end $$;
create trigger shift_announced after insert or update or delete on shift for each row execute function announce_shift();

-- DB144: so does another name or role of somebody on shift, and whoever is disabled is on shift no more.
create function announce_staff_on_shift() returns trigger language plpgsql as $$
begin
  if new.disabled_at is not null then
    -- First the lock: a shift that is beginning is seen after it.
    perform next_shift_version(new.id);
    delete from shift where user_id = new.id;
  elsif exists (select from shift where user_id = new.id) then
    perform tell_shift(new.id);
  end if;
  return null;
end $$;
create trigger staff_on_shift_announced after update of name, role, disabled_at on staff for each row
  when (old.name <> new.name or old.role <> new.role or old.disabled_at is distinct from new.disabled_at)
  execute function announce_staff_on_shift();

-- DB145: says that somebody on shift is gone since then, or (null) is back, unless they were seen since that was judged. Of
-- several gateways at once, one says it.
create function settle_shift_absence(_user_id uuid, _seen bigint, _gone_since_ms bigint) returns boolean
language plpgsql as $$
begin
  update shift set gone_since = instant(_gone_since_ms)
  where user_id = _user_id and (gone_since is null) <> (_gone_since_ms is null)
    and (_gone_since_ms is null
      or coalesce((select times from staff_seen where staff_seen.user_id = _user_id), 0) = _seen);
  return found;
end $$;
