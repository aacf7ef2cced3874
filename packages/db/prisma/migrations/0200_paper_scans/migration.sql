-- DB410 to DB413: what a release on paper looks like. Clear are ids, codes, numbers and times; the bytes are sealed under a key of their
-- own that the person's wraps, so that they are forgotten with the person.
create type scan_kind as enum ('pdf', 'jpeg', 'png', 'heic');

create table release_scan (
  id uuid primary key,
  release_id uuid not null,
  person_id uuid not null,
  kind scan_kind not null,
  pages smallint not null check (pages between 1 and 20),
  -- Of what came.
  bytes integer not null check (bytes > 0),
  -- Whose parts they are: of each attempt to send it another.
  file_id uuid not null unique,
  -- null: it is gone.
  file_key bytea,
  added_at timestamptz(3) not null,
  added_by_id uuid not null references staff (id) on delete restrict,
  taken_at timestamptz(3),
  taken_by_id uuid references staff (id) on delete restrict,
  foreign key (release_id, person_id) references release (id, person_id) on delete restrict,
  constraint release_scan_taken check ((taken_at is null) = (taken_by_id is null))
);
create index release_scan_release_idx on release_scan (release_id);

-- A file in rows of one megabyte: page 0 is what came, as it came; the others are its pages, drawn anew.
create table release_scan_part (
  file_id uuid not null,
  page smallint not null check (page between 0 and 20),
  part smallint not null check (part >= 0),
  made_at timestamptz(3) not null,
  body bytea not null,
  primary key (file_id, page, part)
);
create index release_scan_part_made_idx on release_scan_part (made_at);

-- DB411: who looked at which page, and when; page 0 is what came, as it came.
create table release_scan_look (
  id bigint primary key generated always as identity,
  scan_id uuid not null references release_scan (id) on delete restrict,
  page smallint not null check (page between 0 and 20),
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null
);
create index release_scan_look_idx on release_scan_look (scan_id);
create trigger release_scan_look_only_added before update or delete on release_scan_look
  for each row execute function only_added();

-- What all scans of one release may have together.
create function release_scan_bytes_max() returns integer language sql immutable return 26214400;

create function is_scan_whole(_scan release_scan) returns boolean language sql stable
return (
  select count(distinct page) from release_scan_part
  where file_id = _scan.file_id and page <= case when _scan.kind = 'heic' then 0 else _scan.pages end
) = case when _scan.kind = 'heic' then 1 else _scan.pages + 1 end;

create function release_scan_begins() returns trigger language plpgsql as $$
declare
  _release release;
  _broken text;
begin
  perform lock_people(array[new.person_id]);
  select * into _release from release where id = new.release_id and person_id = new.person_id;
  _broken := case
    when new.taken_at is not null or new.file_key is null then 'release_scan_begins'
    when _release.form is distinct from 'written_paper' then 'release_scan_on_paper'
    when _release.revoked_at is not null then 'release_scan_stands'
    when new.bytes + (
      select coalesce(sum(bytes), 0) from release_scan where release_id = new.release_id and taken_at is null)
      > release_scan_bytes_max() then 'release_scan_full'
    when not is_scan_whole(new) then 'release_scan_whole'
  end;
  if _broken is not null then
    raise exception 'a scan cannot be like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger release_scan_begins before insert on release_scan for each row execute function release_scan_begins();

create function release_scan_stays() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  _broken := case
    when tg_op = 'DELETE' then 'release_scan_stays'
    when (to_jsonb(new) - '{file_key,taken_at,taken_by_id}'::text[])
      is distinct from (to_jsonb(old) - '{file_key,taken_at,taken_by_id}'::text[])
      or old.taken_at is not null and (new.taken_at, new.taken_by_id) is distinct from (old.taken_at, old.taken_by_id)
      then 'release_scan_stays'
    when new.file_key is distinct from old.file_key then case
      when exists (select from release where id = old.release_id and is_case_on_hold(case_id)) then 'on_hold_stays'
      when new.file_key is not null
        or old.taken_at is null and exists (select from case_part where id = old.person_id and owner_key is not null)
        then 'release_scan_stays' end
  end;
  if _broken is not null then
    raise exception 'a scan stays as it is: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger on_hold_stays before update or delete on release_scan for each row execute function release_scan_stays();

-- Parts go with the key that opens them, or where no scan ever had them.
create function release_scan_part_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from release_scan where file_id = old.file_id and file_key is not null) then
    raise exception 'what was scanned stays as it is' using errcode = 'check_violation', constraint = 'release_scan_stays';
  end if;
  return old;
end $$;
create trigger on_hold_stays before update or delete on release_scan_part
  for each row execute function release_scan_part_stays();

create function forget_release_scan(_id uuid) returns void language plpgsql as $$
begin
  update release_scan set file_key = null where id = _id and file_key is not null;
  delete from release_scan_part part using release_scan scan where scan.id = _id and part.file_id = scan.file_id;
end $$;

-- DB412: whoever takes it away is told whether it was there. While a hold stands its bytes stay, for counsel alone.
create function take_release_scan(_id uuid, _case_id uuid, _by uuid, _now bigint) returns boolean language plpgsql as $$
declare
  -- Before what is written, as everywhere.
  _held constant boolean := hold_stands(null, _case_id);
begin
  update release_scan scan set taken_at = instant(_now), taken_by_id = _by
    from release where release.id = scan.release_id and release.case_id = _case_id and scan.id = _id and scan.taken_at is null;
  if not found then
    return false;
  end if;
  if not _held then
    perform forget_release_scan(_id);
  end if;
  return true;
end $$;

-- DB410: with the person their scans are forgotten.
create function forget_scans_of_person() returns trigger language plpgsql as $$
begin
  perform forget_release_scan(scan.id) from release_scan scan where scan.person_id = new.id and scan.file_key is not null;
  return null;
end $$;
create trigger case_part_scans after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null) execute function forget_scans_of_person();

-- DB391: with the last hold that reaches it what was taken away goes.
do $do$
declare
  _before constant text := pg_get_functiondef('hold_lifted'::regproc);
  _after constant text := replace(_before, $a$delete from kept_on_hold kept$a$, $b$perform forget_release_scan(scan.id) from legal_hold_case reached
    join release on release.case_id = reached.case_id
    join release_scan scan on scan.release_id = release.id and scan.taken_at is not null and scan.file_key is not null
    where reached.hold_id = new.id and not is_case_on_hold(reached.case_id);
  delete from kept_on_hold kept$b$);
begin
  if _after = _before then
    raise exception 'nothing goes with the last hold';
  end if;
  execute _after;
end $do$;
