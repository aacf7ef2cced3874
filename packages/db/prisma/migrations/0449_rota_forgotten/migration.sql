-- DB782: how the rota once stood is forgotten: a shift once it is long over, or was replaced long ago, and a version of which no shift
-- speaks any more. The two newest versions, and what the newest replaced, stay for as long as they are that: they are gone back to.

-- By which it is asked of what a version still speaks.
create index rota_shift_added_idx on rota_shift (added_in);
create index rota_shift_ended_idx on rota_shift (ended_in) where ended_in is not null;

-- As it was, and one that is neither of the two newest may go.
-- goes on from 0368: rota_version_guard
create or replace function rota_version_guard() returns trigger language plpgsql as $$
declare
  _newest constant integer := lock_rota();
begin
  if tg_op = 'DELETE' and old.version < _newest - 1 then
    return old;
  elsif tg_op <> 'INSERT' or new.version <> _newest + 1 then
    raise exception 'a version of the rota comes after the one before it, and stays' using errcode = 'check_violation', constraint = 'rota_version_in_order';
  end if;
  return new;
end $$;

-- At most so many shifts, and so many versions; how many went. A version to which another went back goes after that one.
create function forget_rota(_before_ms bigint, _most integer) returns integer language plpgsql as $$
declare
  _newest constant integer := lock_rota();
  _before constant timestamptz := instant(_before_ms);
  _shifts integer;
  _versions integer;
begin
  with old as (
    select shift.id from rota_shift shift left join rota_version replaced on replaced.version = shift.ended_in
    where case when shift.ended_in is null then shift.until_at < _before else shift.ended_in < _newest and replaced.at < _before end
    limit _most),
  gone as (delete from rota_shift using old where rota_shift.id = old.id returning 1)
  select count(*)::int into _shifts from gone;
  with old as (
    select version from rota_version rota where version < _newest - 1 and at < _before
      and not exists (select from rota_shift where added_in = rota.version)
      and not exists (select from rota_shift where ended_in = rota.version)
      and not exists (select from rota_version later where later.back_to = rota.version)
    order by version limit _most),
  gone as (delete from rota_version using old where rota_version.version = old.version returning 1)
  select count(*)::int into _versions from gone;
  return _shifts + _versions;
end $$;
