-- DB412: what was signed is not taken away by one alone. Whoever added a scan takes it away again while nobody else has looked at it and
-- nobody has witnessed its release; after that one of us says that it is to go, and another takes it away.
alter table release_scan add column unwanted_at timestamptz(3), add column unwanted_by_id uuid references staff (id) on delete restrict,
  add constraint release_scan_unwanted check ((unwanted_at is null) = (unwanted_by_id is null));

create function may_take_scan(_scan release_scan, _by uuid) returns boolean language sql stable
return _scan.unwanted_by_id is not null and _scan.unwanted_by_id <> _by
  or _scan.added_by_id = _by
    and not exists (select from release where id = _scan.release_id and witness_id is not null)
    and not exists (select from release_scan_look where scan_id = _scan.id and by_id <> _by);

do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('release_scan_begins', $a$when new.taken_at is not null or$a$, $b$when new.taken_at is not null or new.unwanted_at is not null or$b$),
    ('release_scan_stays', $a$(to_jsonb(new) - '{file_key,taken_at,taken_by_id}'$a$,
      $b$(to_jsonb(new) - '{file_key,taken_at,taken_by_id,unwanted_at,unwanted_by_id}'$b$),
    ('release_scan_stays', $a$(to_jsonb(old) - '{file_key,taken_at,taken_by_id}'$a$,
      $b$(to_jsonb(old) - '{file_key,taken_at,taken_by_id,unwanted_at,unwanted_by_id}'$b$),
    ('release_scan_stays', $a$    when new.file_key is distinct from old.file_key then case$a$,
      $b$    when (new.unwanted_at, new.unwanted_by_id) is distinct from (old.unwanted_at, old.unwanted_by_id)
      and (new.taken_at is not null or old.unwanted_by_id is not null and new.unwanted_by_id is not null) then 'release_scan_stays'
    when old.taken_at is null and new.taken_at is not null and not may_take_scan(old, new.taken_by_id) then 'release_scan_by_two'
    when new.file_key is distinct from old.file_key then case$b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed by %', _name, _from;
    end if;
    execute _after;
  end loop;
end $do$;

-- goes on from 0200: take_release_scan
drop function take_release_scan(uuid, uuid, uuid, bigint);

-- What came of it: taken, or unwanted until another says so, too; null: it is not there. While a hold stands its bytes stay, for counsel
-- alone.
create function take_release_scan(_id uuid, _case_id uuid, _by uuid, _now bigint) returns text language plpgsql as $$
declare
  -- Before what is written, as everywhere.
  _held constant boolean := hold_stands(null, _case_id);
  _scan release_scan;
begin
  -- Whoever witnesses the release meanwhile was first, or finds it taken away.
  perform from release where case_id = _case_id and id = (select release_id from release_scan where id = _id) for share;
  select scan.* into _scan from release_scan scan join release on release.id = scan.release_id
    where scan.id = _id and release.case_id = _case_id and scan.taken_at is null for update of scan;
  if not found then
    return null;
  end if;
  if not may_take_scan(_scan, _by) then
    update release_scan set unwanted_at = instant(_now), unwanted_by_id = _by where id = _id and unwanted_at is null;
    return 'unwanted';
  end if;
  update release_scan set taken_at = instant(_now), taken_by_id = _by where id = _id;
  if not _held then
    perform forget_release_scan(_id);
  end if;
  return 'taken';
end $$;

-- It is to stay after all, whoever says so.
create function keep_release_scan(_id uuid, _case_id uuid) returns boolean language plpgsql as $$
begin
  update release_scan scan set unwanted_at = null, unwanted_by_id = null from release
    where release.id = scan.release_id and release.case_id = _case_id and scan.id = _id
      and scan.taken_at is null and scan.unwanted_at is not null;
  return found;
end $$;
