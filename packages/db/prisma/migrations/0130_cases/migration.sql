-- Cases: the record of one situation (DB300 to DB309). What is known of anybody is sealed; clear are ids, times, who did it, counts,
-- and where a case stands. A case and what is in it stay its own, whatever it is joined with.

create type case_status as enum ('active', 'follow_up', 'closed', 'closed_referred');
create type case_part_kind as enum ('person', 'exploiter', 'note');

create table case_file (
  id uuid primary key,
  -- Shown inside only.
  number integer not null generated always as identity unique,
  -- Grows by one with each change of what is in it.
  version integer not null default 1 check (version >= 1),
  status case_status not null default 'active',
  -- How often the status was changed.
  status_revision integer not null default 0 check (status_revision >= 0),
  status_at timestamptz(3) not null,
  status_by_id uuid not null references staff (id) on delete restrict,
  made_at timestamptz(3) not null,
  made_by_id uuid not null references staff (id) on delete restrict
);
create function case_file_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'case_file_stays'
    when (new.id, new.number, new.made_at, new.made_by_id)
      is distinct from (old.id, old.number, old.made_at, old.made_by_id) then 'case_file_same'
    when new.version <> old.version + 1 then 'case_file_version'
    when (new.status, new.status_at, new.status_by_id) is distinct from (old.status, old.status_at, old.status_by_id)
      and new.status_revision <> old.status_revision + 1
      or new.status_revision not in (old.status_revision, old.status_revision + 1) then 'case_file_status' end;
begin
  if _broken is not null then
    raise exception 'a case cannot change like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger case_file_guard before update or delete on case_file for each row execute function case_file_guard();

-- A person of a case, somebody who is alleged to exploit, or a note: each a row under a key of its own, so that one can be forgotten
-- without the others.
create table case_part (
  id uuid primary key,
  ord bigint not null generated always as identity unique,
  case_id uuid not null references case_file (id) on delete restrict,
  kind case_part_kind not null,
  version integer not null default 1 check (version >= 1),
  -- The version of the case record (CASE_VERSION) in whose form the body is.
  form smallint not null check (form >= 1),
  -- The part's own key, wrapped by the master key; null: it was forgotten.
  owner_key bytea,
  -- Sealed: every field, and for each its revision and who wrote it when.
  body bytea,
  made_at timestamptz(3) not null,
  made_by_id uuid not null references staff (id) on delete restrict,
  unique (case_id, id, kind),
  constraint case_part_forgotten check ((owner_key is null) = (body is null))
);
create function case_part_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'case_part_stays'
    when tg_op = 'INSERT' then case when new.version <> 1 or new.owner_key is null then 'case_part_begins' end
    when (new.id, new.ord, new.case_id, new.kind, new.made_at, new.made_by_id)
      is distinct from (old.id, old.ord, old.case_id, old.kind, old.made_at, old.made_by_id) then 'case_part_same'
    when new.version <> old.version + 1 then 'case_part_version'
    when old.owner_key is null or new.owner_key is not null and new.owner_key <> old.owner_key then 'case_part_key'
    when new.form < old.form then 'case_part_form' end;
begin
  if _broken is not null then
    raise exception 'a part of a case cannot change like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger case_part_guard before insert or update or delete on case_part
  for each row execute function case_part_guard();

-- DB301: whatever changes a part gives its case the next version.
create function case_part_changes() returns trigger language plpgsql as $$
begin
  update case_file set version = version + 1 where id = new.case_id;
  return null;
end $$;
create trigger case_part_changes after insert or update on case_part for each row execute function case_part_changes();

-- In which case a contact is, with history: the last row of a contact counts.
create table case_filing (
  contact_id uuid not null references contact (id) on delete restrict,
  -- The version that it gave its contact.
  at_version integer not null check (at_version >= 1),
  -- null: in none any more.
  case_id uuid references case_file (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- Sealed under the contact's key: who spoke, or for whom and with what proof.
  came_key bytea,
  came bytea,
  -- What the contact's address is compared by; null: it has none that can be compared.
  address keyed_hash,
  primary key (contact_id, at_version),
  unique (contact_id, at_version, case_id),
  constraint case_filing_came check (
    (case_id is null) = (came is null) and (came is null) = (came_key is null) and (case_id is not null or address is null))
);
create index case_filing_case_idx on case_filing (case_id) where case_id is not null;
create index case_filing_address_idx on case_filing (address) where address is not null;

-- Whom of the case a filing names: who spoke, and for whom. A person of that very case.
create table case_filing_person (
  contact_id uuid not null,
  at_version integer not null,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  spoke boolean not null,
  primary key (contact_id, at_version, person_id, spoke),
  foreign key (contact_id, at_version, case_id) references case_filing (contact_id, at_version, case_id) on delete restrict,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict
);
create unique index case_filing_one_spoke on case_filing_person (contact_id, at_version) where spoke;
create trigger case_filing_person_only_added before update or delete on case_filing_person
  for each row execute function only_added();

create view case_filed as
select filing.* from case_filing filing
where filing.case_id is not null and not exists (
  select from case_filing later where later.contact_id = filing.contact_id and later.at_version > filing.at_version);

-- Who had a contact while it was filed there. It counts as long as the contact is.
create table case_holding (
  case_id uuid not null references case_file (id) on delete restrict,
  contact_id uuid not null references contact (id) on delete restrict,
  user_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  primary key (case_id, user_id, contact_id)
);
create index case_holding_user_idx on case_holding (user_id);
create trigger case_holding_only_added before update or delete on case_holding
  for each row execute function only_added();

-- DB303: filed by whoever has the contact, and once it is closed by somebody else's leave; at its next version.
create function case_filing_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'filings are only added' using errcode = 'check_violation', constraint = 'only_added';
  end if;
  if not exists (
    select from contact where id = new.contact_id and version + 1 = new.at_version
      and (status = 'closed' or status = 'claimed' and holder_id = new.by_id)) then
    raise exception 'a contact cannot be filed like that'
      using errcode = 'check_violation', constraint = 'case_filing_of_holder';
  end if;
  return new;
end $$;
create trigger case_filing_guard before insert or update or delete on case_filing
  for each row execute function case_filing_guard();

create function case_filing_changes() returns trigger language plpgsql as $$
declare
  _holder uuid;
begin
  update contact set version = version + 1 where id = new.contact_id returning holder_id into _holder;
  insert into case_holding (case_id, contact_id, user_id, at)
    select new.case_id, new.contact_id, _holder, new.at where new.case_id is not null and _holder is not null
    on conflict do nothing;
  update case_file set version = version + 1 where id in (new.case_id, (
    select case_id from case_filing
    where contact_id = new.contact_id and at_version < new.at_version order by at_version desc limit 1));
  return null;
end $$;
create trigger case_filing_changes after insert on case_filing for each row execute function case_filing_changes();

create function case_holder_changes() returns trigger language plpgsql as $$
begin
  insert into case_holding (case_id, contact_id, user_id, at)
    select case_id, new.id, new.holder_id, coalesce(new.held_since, now()) from case_filed where contact_id = new.id
    on conflict do nothing;
  return null;
end $$;
create trigger contact_case_holder after update of holder_id on contact for each row
  when (new.holder_id is not null and new.holder_id is distinct from old.holder_id)
  execute function case_holder_changes();

-- Whom a lead let into a case by name, and until when.
create table case_let_in (
  id bigint primary key generated always as identity,
  case_id uuid not null references case_file (id) on delete restrict,
  user_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  ended_at timestamptz(3),
  ended_by_id uuid references staff (id) on delete restrict,
  constraint case_let_in_ended check ((ended_at is null) = (ended_by_id is null)),
  constraint case_let_in_other check (user_id <> by_id)
);
create unique index case_let_in_open on case_let_in (user_id, case_id) where ended_at is null;
create function case_let_in_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (new.id, new.case_id, new.user_id, new.at, new.by_id)
      is distinct from (old.id, old.case_id, old.user_id, old.at, old.by_id) then
    raise exception 'who was let into a case stays, and only ends'
      using errcode = 'check_violation', constraint = 'case_let_in_only_ends';
  end if;
  return new;
end $$;
create trigger case_let_in_guard before update or delete on case_let_in
  for each row execute function case_let_in_guard();

-- Two cases that are one: one points at the other. Nothing of either moves, so that undoing leaves both as they would be.
create table case_join (
  id uuid primary key,
  from_id uuid not null references case_file (id) on delete restrict,
  into_id uuid not null references case_file (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  undone_at timestamptz(3),
  undone_by_id uuid references staff (id) on delete restrict,
  constraint case_join_two check (from_id <> into_id),
  constraint case_join_undone check ((undone_at is null) = (undone_by_id is null))
);
create unique index case_join_open on case_join (from_id) where undone_at is null;
create index case_join_into_idx on case_join (into_id) where undone_at is null;
create function case_join_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'case_join_stays'
    -- Of two that point at nothing, so that there is no circle. Whoever joins has both rows' locks.
    when tg_op = 'INSERT' then case when new.undone_at is not null or exists (
      select from case_join where from_id in (new.from_id, new.into_id) and undone_at is null) then 'case_join_of_kept' end
    when old.undone_at is not null or new.undone_at is null
      or (new.id, new.from_id, new.into_id, new.at, new.by_id)
        is distinct from (old.id, old.from_id, old.into_id, old.at, old.by_id) then 'case_join_only_undone' end;
begin
  if _broken is not null then
    raise exception 'cases cannot be joined like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger case_join_guard before insert or update or delete on case_join
  for each row execute function case_join_guard();

-- Who read what is in a case: one row a person, case and version of it. Only added.
create table case_read (
  case_id uuid not null references case_file (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  version integer not null check (version >= 1),
  at timestamptz(3) not null,
  primary key (case_id, by_id, version)
);
create trigger case_read_only_added before update or delete on case_read
  for each row execute function only_added();

-- What the people of a case are compared by: their addresses, and the places where it happened. As keyed hashes alone.
create type case_trace_kind as enum ('address', 'venue');
create table case_trace (
  part_id uuid not null references case_part (id) on delete restrict,
  kind case_trace_kind not null,
  hash keyed_hash not null,
  primary key (part_id, kind, hash)
);
create index case_trace_hash_idx on case_trace (hash, kind);

-- What somebody is to a case. Who that lets in is the access policy's to say.
create function case_relation(_case_id uuid, _user_id uuid)
returns table (role role, on_shift boolean, had_contact boolean, let_in boolean) language sql stable as $$
  select staff.role,
    exists (select from shift where shift.user_id = staff.id),
    exists (
      select from case_holding holding
      join case_filed filed on filed.contact_id = holding.contact_id and filed.case_id = holding.case_id
      where holding.case_id = _case_id and holding.user_id = staff.id),
    exists (select from case_let_in
      where case_let_in.case_id = _case_id and case_let_in.user_id = staff.id and ended_at is null)
  from staff where staff.id = _user_id
$$;

-- DB306: whoever marked a contact as the exploiter's, perhaps, silences its whole thread until that is taken back.
create function is_marked_exploiter(_contact contact) returns boolean language sql stable as $$
  select coalesce((
    select mark.kind = 'exploiter_marked'
    from contact same join reach_event mark on mark.contact_id = same.id
    where same.thread_key = _contact.thread_key and same.channel = _contact.channel
      and mark.kind in ('exploiter_marked', 'exploiter_mark_taken_back')
    order by same.number desc, mark.at_version desc limit 1), false)
$$;

-- DB306: somebody other than the person, or nobody knows who, is there still. A call is wrapped up once it is over, everything else once
-- it is closed.
create function is_third_party_now(_contact contact) returns boolean language sql stable as $$
  select _contact.status <> 'closed' and _contact.speaker is distinct from 'person'
    and not (_contact.medium = 'voice' and _contact.status = 'claimed'
      and not exists (select from call where call.contact_id = _contact.id and call.ended_at is null))
$$;

-- By what each case is compared: what its people gave, and what its contacts came from.
create view case_traces as
select part.case_id, trace.kind, trace.hash, null::uuid as contact_id
from case_trace trace join case_part part on part.id = trace.part_id
union all
select filed.case_id, 'address', filed.address, filed.contact_id
from case_filed filed join contact on contact.id = filed.contact_id
where filed.address is not null and not is_marked_exploiter(contact);

-- What a case is one with, itself included, however many steps away.
create function cases_one_with(_case_id uuid) returns setof uuid language sql stable as $$
  with recursive one as (
    select _case_id as id
    union
    select case when link.from_id = one.id then link.into_id else link.from_id end
    from one join case_join link on one.id in (link.from_id, link.into_id) and link.undone_at is null
  ) select id from one
$$;
