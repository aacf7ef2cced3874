-- DB365: a hold reaches what it reached once, until it is lifted: a case with what it is one with, and every contact that was filed
-- there since it was placed. Taken out, filed elsewhere or undone as one, it stays on hold.
create table legal_hold_case (
  hold_id uuid not null references legal_hold (id) on delete restrict,
  case_id uuid not null references case_file (id) on delete restrict,
  primary key (hold_id, case_id)
);
create index legal_hold_case_reached_idx on legal_hold_case (case_id);
create trigger legal_hold_case_only_added before update or delete on legal_hold_case
  for each row execute function only_added();
-- Of a contact that is deleted once nothing holds it the id stays, which is nobody's then.
create table legal_hold_contact (
  hold_id uuid not null references legal_hold (id) on delete restrict,
  contact_id uuid not null,
  primary key (hold_id, contact_id)
);
create index legal_hold_contact_reached_idx on legal_hold_contact (contact_id);
create trigger legal_hold_contact_only_added before update or delete on legal_hold_contact
  for each row execute function only_added();
alter table legal_hold drop constraint legal_hold_contact_id_fkey;
alter table breach_person drop constraint breach_person_contact_id_fkey;

create function is_there_contact() returns trigger language plpgsql as $$
begin
  if new.contact_id is not null and not exists (select from contact where id = new.contact_id) then
    raise exception 'there is no such contact' using errcode = 'foreign_key_violation', constraint = tg_table_name || '_contact';
  end if;
  return new;
end $$;
create trigger legal_hold_contact_there before insert on legal_hold for each row execute function is_there_contact();
create trigger breach_person_contact_there before insert on breach_person for each row execute function is_there_contact();

-- Whoever places a hold, lifts one, files or joins comes one after the other, so that none misses what another has just done.
create function hold_lock() returns bigint language sql immutable return 3650180;

-- What a hold reaches of a case: what it is one with, and each contact that was filed there when it was placed, or since.
create function hold_reaches(_hold legal_hold, _case_id uuid) returns void language plpgsql as $$
begin
  insert into legal_hold_case (hold_id, case_id) select _hold.id, one from cases_one_with(_case_id) one on conflict do nothing;
  insert into legal_hold_contact (hold_id, contact_id)
    select distinct _hold.id, filing.contact_id from cases_one_with(_case_id) one join case_filing filing on filing.case_id = one
    where not exists (
      select from case_filing later where later.contact_id = filing.contact_id and later.at_version > filing.at_version
        and later.at < _hold.placed_at)
    on conflict do nothing;
end $$;
select hold_reaches(held, held.case_id) from legal_hold held where held.case_id is not null and held.lifted_at is null;
insert into legal_hold_contact (hold_id, contact_id)
  select id, contact_id from legal_hold where contact_id is not null and lifted_at is null;

create function hold_placed() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hold_lock());
  if new.case_id is not null then
    perform hold_reaches(new, new.case_id);
  else
    insert into legal_hold_contact (hold_id, contact_id) values (new.id, new.contact_id);
  end if;
  return null;
end $$;
create trigger legal_hold_placed after insert on legal_hold for each row execute function hold_placed();

-- Filed into a case on hold, or joined with one, it is on hold from that commit on.
create function hold_reaches_filed() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hold_lock());
  insert into legal_hold_contact (hold_id, contact_id)
    select distinct held.id, new.contact_id
    from legal_hold held join legal_hold_case reached on reached.hold_id = held.id
    where held.lifted_at is null and reached.case_id in (select cases_one_with(new.case_id))
    on conflict do nothing;
  return null;
end $$;
create trigger case_filing_on_hold after insert on case_filing for each row
  when (new.case_id is not null) execute function hold_reaches_filed();
create function hold_reaches_joined() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hold_lock());
  perform hold_reaches(held, new.into_id) from legal_hold held
    where held.lifted_at is null and exists (
      select from legal_hold_case where hold_id = held.id and case_id in (select cases_one_with(new.into_id)));
  return null;
end $$;
create trigger case_join_on_hold after insert on case_join for each row execute function hold_reaches_joined();

create or replace function is_case_on_hold(_case_id uuid) returns boolean language sql stable
-- goes on from 0166: is_case_on_hold
return exists (
  select from legal_hold_case reached join legal_hold held on held.id = reached.hold_id
  where reached.case_id = _case_id and held.lifted_at is null);
create or replace function is_on_hold(_contact_id uuid) returns boolean language sql stable
-- goes on from 0166: is_on_hold
return exists (
  select from legal_hold_contact reached join legal_hold held on held.id = reached.hold_id
  where reached.contact_id = _contact_id and held.lifted_at is null);

-- DB390: what words were before they were withdrawn, or written anew, while a hold stood. Sealed as they were; nobody reads them but
-- counsel.
create type kept_of as enum ('contact', 'message', 'mail', 'mail_file', 'draft', 'note', 'call_party', 'case_part');
create table kept_on_hold (
  id bigint primary key generated always as identity,
  contact_id uuid references contact (id) on delete restrict,
  case_id uuid references case_file (id) on delete restrict,
  kept_of kept_of not null,
  record_id uuid not null,
  at timestamptz(3) not null default now(),
  -- The row as it was.
  was jsonb not null,
  constraint kept_on_hold_of_one check ((contact_id is null) <> (case_id is null))
);
create index kept_on_hold_contact_idx on kept_on_hold (contact_id);
create index kept_on_hold_case_idx on kept_on_hold (case_id);
create function kept_on_hold_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or is_on_hold(old.contact_id) or is_case_on_hold(old.case_id) then
    raise exception 'what is kept on hold stays as it was' using errcode = 'check_violation', constraint = 'kept_on_hold_stays';
  end if;
  return old;
end $$;
create trigger kept_on_hold_guard before update or delete on kept_on_hold
  for each row execute function kept_on_hold_guard();

-- Whether a hold stands, and then it does until this commit: whoever lifts it finds what is kept here.
create function hold_stands(_contact_id uuid, _case_id uuid) returns boolean language plpgsql as $$
begin
  perform from legal_hold held
    where held.lifted_at is null and held.id in (
      select hold_id from legal_hold_contact where contact_id = _contact_id
      union all select hold_id from legal_hold_case where case_id = _case_id)
    for share of held;
  return found;
end $$;

create function keep_on_hold() returns trigger language plpgsql as $$
declare
  _old constant jsonb := to_jsonb(old);
  _message_id constant uuid := case tg_table_name
    when 'mail' then _old ->> 'message_id'
    when 'mail_file' then (select message_id::text from media where id = (_old ->> 'media_id')::uuid) end;
  _case_id constant uuid := case when tg_table_name = 'case_part' then _old ->> 'case_id' end;
  _contact_id constant uuid := case
    when tg_table_name = 'contact' then _old ->> 'id'
    when _message_id is not null then (select contact_id::text from message where id = _message_id)
    when _case_id is null then _old ->> 'contact_id' end;
begin
  if hold_stands(_contact_id, _case_id) then
    insert into kept_on_hold (contact_id, case_id, kept_of, record_id, was) values (_contact_id, _case_id, tg_table_name::kept_of,
      coalesce(_message_id, (_old ->> 'id')::uuid, _contact_id), _old);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_on_hold before update of body, body_key, raw on message for each row
  when ((old.body, old.body_key, old.raw) is distinct from (new.body, new.body_key, new.raw)) execute function keep_on_hold();
create trigger keep_on_hold before update of reach, detail, owner_key on contact for each row
  when (old.reach is not null and old.reach is distinct from new.reach
    or (old.detail, old.owner_key) is distinct from (new.detail, new.owner_key)) execute function keep_on_hold();
create trigger keep_on_hold before update or delete on mail for each row execute function keep_on_hold();
create trigger keep_on_hold before update of name on mail_file for each row
  when (old.name is distinct from new.name) execute function keep_on_hold();
create trigger keep_on_hold_gone before delete on mail_file for each row execute function keep_on_hold();
create trigger keep_on_hold before update of body, body_key on note for each row
  when ((old.body, old.body_key) is distinct from (new.body, new.body_key)) execute function keep_on_hold();
create trigger keep_on_hold before update of body, body_key on call_party for each row
  when ((old.body, old.body_key) is distinct from (new.body, new.body_key)) execute function keep_on_hold();
create trigger keep_on_hold before update of body on case_part for each row
  when (old.body is distinct from new.body) execute function keep_on_hold();
create trigger keep_on_hold before delete on draft for each row execute function keep_on_hold();

-- A draft is written over all the time, and is nothing that was said; it is kept where it is erased with what it was about.
do $do$
declare
  _before constant text := pg_get_functiondef('withdraw_drafts'::regproc);
  _after constant text := replace(_before, 'begin
  update draft', $b$begin
  if hold_stands(new.contact_id, null) then
    insert into kept_on_hold (contact_id, kept_of, record_id, was)
      select contact_id, 'draft', contact_id, to_jsonb(draft) from draft
      where contact_id = new.contact_id and body is not null and not exists (
        select from message
        where message.contact_id = new.contact_id and message.direction = 'inbound' and message.withdrawn_at is null);
  end if;
  update draft$b$);
begin
  if _after = _before then
    raise exception 'nothing erases drafts';
  end if;
  execute _after;
end $do$;

-- A file that is withdrawn keeps its original, and is shown to nobody (DB104): no state but kept is.
do $do$
declare
  _before constant text := pg_get_functiondef('erase_media'::regproc);
  _after constant text := replace(_before, $a$perform drop_media_files(_media_id, '{original,display,blurred}');$a$,
    $b$perform drop_media_files(_media_id, case
    when hold_stands((select contact_id from media where id = _media_id), null) then '{display,blurred}'
    else '{original,display,blurred}' end::media_copy[]);$b$);
begin
  if _after = _before then
    raise exception 'nothing erases files';
  end if;
  execute _after;
end $do$;
create function original_stays() returns trigger language plpgsql as $$
begin
  if is_on_hold((select contact_id from media where id = old.media_id)) then
    raise exception 'it is on hold' using errcode = 'check_violation', constraint = 'on_hold_stays';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger on_hold_stays before update or delete on media_file for each row
  when (old.attached and old.copy = 'original') execute function original_stays();
create function original_part_stays() returns trigger language plpgsql as $$
begin
  if exists (
      select from media_file file join media on media.id = file.media_id
      where file.id = old.file_id and file.attached and file.copy = 'original' and is_on_hold(media.contact_id)) then
    raise exception 'it is on hold' using errcode = 'check_violation', constraint = 'on_hold_stays';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger on_hold_stays before update or delete on media_part for each row execute function original_part_stays();

-- DB391: with the last hold that reaches it what was kept goes, as it would have gone then.
create function hold_lifted() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hold_lock());
  delete from kept_on_hold kept
    where (kept.contact_id in (select contact_id from legal_hold_contact where hold_id = new.id) and not is_on_hold(kept.contact_id))
      or (kept.case_id in (select case_id from legal_hold_case where hold_id = new.id) and not is_case_on_hold(kept.case_id));
  perform drop_media_files(media.id, '{original,display,blurred}') from legal_hold_contact reached
    join media on media.contact_id = reached.contact_id and media.state = 'withdrawn'
    where reached.hold_id = new.id and not is_on_hold(reached.contact_id);
  return null;
end $$;
create trigger legal_hold_lifted after update on legal_hold for each row
  when (old.lifted_at is null and new.lifted_at is not null) execute function hold_lifted();

-- Who read what is kept (DB390).
create table kept_on_hold_read (
  id bigint primary key generated always as identity,
  hold_id uuid not null references legal_hold (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null
);
create index kept_on_hold_read_idx on kept_on_hold_read (hold_id);
create trigger kept_on_hold_read_only_added before update or delete on kept_on_hold_read
  for each row execute function only_added();
