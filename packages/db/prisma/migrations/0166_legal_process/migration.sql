-- What we were served with (DB363 to DB366). What it says, and whom it asks for, is sealed.
create type legal_process_kind as enum ('subpoena', 'order', 'search_warrant', 'arrest_warrant');
create type served_how as enum ('in_person', 'post', 'email', 'fax', 'portal', 'left_behind');
create type legal_finding as enum ('binds', 'does_not_bind');
create type legal_end as enum ('withdrawn', 'quashed', 'answered_with_nothing', 'produced', 'expired');

-- DB363: what a legal process sets off (CO71), by what it is and whether a judge signed it.
create function legal_trigger(_kind legal_process_kind, _is_signed boolean) returns disclosure_trigger language sql immutable
return case
  when _kind = 'arrest_warrant' then 'law_enforcement_informal'::disclosure_trigger
  when _kind = 'search_warrant' and _is_signed then 'search_warrant_judicial'::disclosure_trigger
  when _kind = 'search_warrant' then 'administrative_warrant'::disclosure_trigger
  when _is_signed then 'court_order'::disclosure_trigger
  else 'subpoena_unsigned_by_judge'::disclosure_trigger end;

create table legal_process (
  id uuid primary key,
  kind legal_process_kind not null,
  is_signed_by_judge boolean not null,
  trigger disclosure_trigger not null generated always as (legal_trigger(kind, is_signed_by_judge)) stored,
  served_at timestamptz(3) not null,
  served_how served_how not null,
  -- Who accepted it for us; null: nobody did.
  accepted_by_id uuid references staff (id) on delete restrict,
  -- When it has to be returned; null: it names no day.
  return_at timestamptz(3),
  -- By when counsel answers.
  due_at timestamptz(3) not null,
  inquiry_id uuid references inquiry (id) on delete restrict,
  recorded_at timestamptz(3) not null,
  recorded_by_id uuid not null references staff (id) on delete restrict,
  owner_key bytea not null,
  -- Who issued it, and what it asks for.
  body bytea not null,
  counsel_id uuid references staff (id) on delete restrict,
  recipient_id uuid,
  recipient_type recipient_type,
  known_by_id uuid references staff (id) on delete restrict,
  case_id uuid references case_file (id) on delete restrict,
  case_by_id uuid references staff (id) on delete restrict,
  finding legal_finding,
  found_at timestamptz(3),
  found_by_id uuid references staff (id) on delete restrict,
  objected_at timestamptz(3),
  ended_at timestamptz(3),
  ended_how legal_end,
  ended_by_id uuid references staff (id) on delete restrict,
  foreign key (recipient_id, recipient_type) references recipient (id, type) on delete restrict,
  constraint legal_process_not_ahead check (served_at <= recorded_at),
  constraint legal_process_due check (due_at = coalesce(return_at, served_at + interval '24 hours')),
  constraint legal_process_known check (
    (recipient_id is null) = (recipient_type is null) and (recipient_id is null) = (known_by_id is null)),
  constraint legal_process_could_ask check (recipient_type is null or may_demand(trigger, recipient_type)),
  constraint legal_process_case check ((case_id is null) = (case_by_id is null)),
  constraint legal_process_found check (
    (finding is null) = (found_at is null) and (finding is null) = (found_by_id is null)
    and (finding is null or coalesce(found_by_id = counsel_id, false))),
  -- CO71: what no judge signed orders nothing.
  constraint legal_process_binds check (
    finding is distinct from 'binds' or is_signed_by_judge and kind <> 'arrest_warrant'),
  constraint legal_process_ended check (
    (ended_at is null) = (ended_how is null) and (ended_at is null) = (ended_by_id is null))
);
create index legal_process_due_idx on legal_process (due_at) where ended_at is null;
create index legal_process_recipient_idx on legal_process (recipient_id) where ended_at is null and recipient_id is not null;

create function legal_process_guard() returns trigger language plpgsql as $$
declare
  _may_change constant text[] :=
    '{trigger,counsel_id,recipient_id,recipient_type,known_by_id,case_id,case_by_id,finding,found_at,found_by_id,objected_at,ended_at,ended_how,ended_by_id}';
  _broken constant text := case
    when tg_op = 'DELETE' then 'legal_process_stays'
    when tg_op = 'INSERT' then case
      when coalesce(new.counsel_id, new.recipient_id, new.case_id, new.found_by_id, new.ended_by_id) is not null
        or new.objected_at is not null then 'legal_process_begins'
      when new.accepted_by_id is not null and not is_one_of(new.accepted_by_id, '{shift_lead,counsel}')
        then 'legal_process_accepted' end
    when old.ended_at is not null then 'legal_process_over'
    when (to_jsonb(new) - _may_change) is distinct from (to_jsonb(old) - _may_change) then 'legal_process_same'
    when old.recipient_id is not null and (new.recipient_id, new.known_by_id) is distinct from (old.recipient_id, old.known_by_id)
      or old.case_id is not null and (new.case_id, new.case_by_id) is distinct from (old.case_id, old.case_by_id)
      or old.finding is not null and (new.finding, new.found_at, new.found_by_id, new.counsel_id)
        is distinct from (old.finding, old.found_at, old.found_by_id, old.counsel_id)
      or old.objected_at is not null and new.objected_at is distinct from old.objected_at then 'legal_process_once'
    when new.counsel_id is distinct from old.counsel_id and not is_one_of(new.counsel_id, '{counsel}')
      or new.found_by_id is distinct from old.found_by_id and not is_one_of(new.found_by_id, '{counsel}')
      or new.ended_by_id is not null and not is_one_of(new.ended_by_id, '{counsel}')
      or new.known_by_id is distinct from old.known_by_id and not is_one_of(new.known_by_id, '{shift_lead,counsel}')
      or new.case_by_id is distinct from old.case_by_id and not is_one_of(new.case_by_id, '{shift_lead,counsel}')
      then 'legal_process_handled'
  end;
begin
  if _broken is not null then
    raise exception 'a legal process cannot be like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger legal_process_guard before insert or update or delete on legal_process
  for each row execute function legal_process_guard();

-- DB365: what has to stay for a legal process: a case with the contacts that are filed there, or one contact.
create table legal_hold (
  id uuid primary key,
  process_id uuid not null references legal_process (id) on delete restrict,
  case_id uuid references case_file (id) on delete restrict,
  contact_id uuid references contact (id) on delete restrict,
  placed_at timestamptz(3) not null,
  placed_by_id uuid not null references staff (id) on delete restrict,
  lifted_at timestamptz(3),
  lifted_by_id uuid references staff (id) on delete restrict,
  constraint legal_hold_of_one check ((case_id is null) <> (contact_id is null)),
  constraint legal_hold_lifted check ((lifted_at is null) = (lifted_by_id is null))
);
create unique index legal_hold_case_key on legal_hold (process_id, case_id) where lifted_at is null and case_id is not null;
create unique index legal_hold_contact_key on legal_hold (process_id, contact_id) where lifted_at is null and contact_id is not null;
create index legal_hold_case_idx on legal_hold (case_id) where lifted_at is null;
create index legal_hold_contact_idx on legal_hold (contact_id) where lifted_at is null;
create function legal_hold_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'legal_hold_stays'
    when tg_op = 'INSERT' then case
      when new.lifted_at is not null then 'legal_hold_begins'
      when not is_one_of(new.placed_by_id, '{shift_lead,counsel}') then 'legal_hold_handled' end
    when old.lifted_at is not null or (to_jsonb(new) - '{lifted_at,lifted_by_id}'::text[])
      is distinct from (to_jsonb(old) - '{lifted_at,lifted_by_id}'::text[]) then 'legal_hold_same'
    when not is_one_of(new.lifted_by_id, '{counsel}') then 'legal_hold_handled'
  end;
begin
  if _broken is not null then
    raise exception 'a hold cannot be like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger legal_hold_guard before insert or update or delete on legal_hold
  for each row execute function legal_hold_guard();

create function is_case_on_hold(_case_id uuid) returns boolean language sql stable
return exists (select from legal_hold where case_id = _case_id and lifted_at is null);
create function is_on_hold(_contact_id uuid) returns boolean language sql stable
return exists (select from legal_hold where contact_id = _contact_id and lifted_at is null)
  or exists (
    select from case_filed filed join legal_hold held on held.case_id = filed.case_id and held.lifted_at is null
    where filed.contact_id = _contact_id);

-- DB365: whatever deletes or forgets what is on hold, a purge as anything else, is refused; everything else goes as it would.
create function on_hold_stays() returns trigger language plpgsql as $$
begin
  if (case tg_table_name
    when 'contact' then is_on_hold(old.id)
    when 'case_part' then is_case_on_hold((to_jsonb(old) ->> 'case_id')::uuid)
    else is_on_hold((to_jsonb(old) ->> 'contact_id')::uuid) end) then
    raise exception 'it is on hold' using errcode = 'check_violation', constraint = 'on_hold_stays';
  end if;
  return coalesce(new, old);
end $$;
create trigger on_hold_stays before delete on contact for each row execute function on_hold_stays();
create trigger on_hold_stays before delete on message for each row execute function on_hold_stays();
create trigger on_hold_stays before delete on note for each row execute function on_hold_stays();
-- Parts of cases are never deleted: whoever is forgotten loses the key.
create trigger on_hold_stays before update of owner_key on case_part
  for each row when (old.owner_key is not null and new.owner_key is null) execute function on_hold_stays();
