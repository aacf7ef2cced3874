-- DB392: whose an inquiry or a legal process is, and which case it is about, can be said anew by somebody else who may, or by counsel.
-- What was said before stays; the last counts.
create table who_asked_said (
  id bigint primary key generated always as identity,
  inquiry_id uuid references inquiry (id) on delete restrict,
  process_id uuid references legal_process (id) on delete restrict,
  recipient_id uuid references recipient (id) on delete restrict,
  case_id uuid references case_file (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null default now(),
  constraint who_asked_said_one check (
    (inquiry_id is null) <> (process_id is null) and (recipient_id is null) <> (case_id is null))
);
create index who_asked_said_inquiry_idx on who_asked_said (inquiry_id) where inquiry_id is not null;
create index who_asked_said_process_idx on who_asked_said (process_id) where process_id is not null;
create trigger who_asked_said_only_added before update or delete on who_asked_said
  for each row execute function only_added();
insert into who_asked_said (inquiry_id, recipient_id, by_id) select id, recipient_id, known_by_id from inquiry where recipient_id is not null;
insert into who_asked_said (process_id, recipient_id, by_id)
  select id, recipient_id, known_by_id from legal_process where recipient_id is not null;
insert into who_asked_said (process_id, case_id, by_id) select id, case_id, case_by_id from legal_process where case_id is not null;

create function inquiry_said() returns trigger language plpgsql as $$
begin
  insert into who_asked_said (inquiry_id, recipient_id, by_id) values (new.id, new.recipient_id, new.known_by_id);
  return null;
end $$;
create trigger inquiry_said after update of recipient_id on inquiry for each row
  when (new.recipient_id is distinct from old.recipient_id) execute function inquiry_said();
create function legal_said() returns trigger language plpgsql as $$
begin
  insert into who_asked_said (process_id, recipient_id, by_id)
    select new.id, new.recipient_id, new.known_by_id where new.recipient_id is distinct from old.recipient_id;
  insert into who_asked_said (process_id, case_id, by_id)
    select new.id, new.case_id, new.case_by_id where new.case_id is distinct from old.case_id;
  return null;
end $$;
create trigger legal_process_said after update of recipient_id, case_id on legal_process for each row
  when ((new.recipient_id, new.case_id) is distinct from (old.recipient_id, old.case_id)) execute function legal_said();

-- Whoever said it before does not say it anew, unless they are counsel.
create function may_say_anew(_before uuid, _by uuid) returns boolean language sql stable
return _by is not null and (_by <> _before or is_one_of(_by, '{counsel}'));

-- DB362: whoever offers help, or speaks for somebody, is asked for by anybody who uses their name: known is who was rung back and is them.
create function needs_call_back(_type recipient_type) returns boolean language sql immutable
return _type in ('service_provider', 'attorney_of_person');
create function is_called_back(_inquiry_id uuid) returns boolean language sql stable
return coalesce((
  select came = 'is_them' from inquiry_call_back
  where inquiry_id = _inquiry_id and came <> 'nobody_there' order by id desc limit 1), false);

do $do$
declare
  _before constant text := pg_get_functiondef('inquiry_guard'::regproc);
  _after constant text := replace(_before, $a$is distinct from (old.recipient_id, old.known_at, old.known_by_id) then 'inquiry_known_once'$a$,
    $b$is distinct from (old.recipient_id, old.known_at, old.known_by_id)
      and (new.recipient_id is null or not may_say_anew(old.known_by_id, new.known_by_id)) then 'inquiry_known_once'
    when new.recipient_id is distinct from old.recipient_id and needs_call_back(new.recipient_type)
      and not is_called_back(new.id) then 'inquiry_called_back'$b$);
begin
  if _after = _before then
    raise exception 'the guard of inquiries says nothing of who is known';
  end if;
  execute _after;
end $do$;

-- Once counsel found whether it binds us, of that case and that recipient, nobody but them says otherwise.
do $do$
declare
  _before constant text := pg_get_functiondef('legal_process_guard'::regproc);
  _known constant text := replace(_before, $a$is distinct from (old.recipient_id, old.known_by_id)
      or$a$, $b$is distinct from (old.recipient_id, old.known_by_id)
        and (new.recipient_id is null or not may_say_anew(old.known_by_id, new.known_by_id)
          or old.finding is not null and new.known_by_id is distinct from old.counsel_id)
      or$b$);
  _about constant text := replace(_known, $a$is distinct from (old.case_id, old.case_by_id)
      or$a$, $b$is distinct from (old.case_id, old.case_by_id)
        and (new.case_id is null or not may_say_anew(old.case_by_id, new.case_by_id)
          or old.finding is not null and new.case_by_id is distinct from old.counsel_id)
      or$b$);
begin
  if _known = _before or _about = _known then
    raise exception 'the guard of legal processes says nothing of whose they are';
  end if;
  execute _about;
end $do$;

-- DB349: what is about a case is about what it is one with. What a judge ordered of one is not ordered of another (DB366).
create or replace function open_demands(_recipient_id uuid, _case_id uuid) returns setof disclosure_trigger language sql stable
-- goes on from 0168: open_demands
begin atomic
  select trigger from inquiry where recipient_id = _recipient_id and ended_at is null
    and (not needs_call_back(recipient_type) or is_called_back(id))
  union all
  select trigger from legal_process
  where recipient_id = _recipient_id and ended_at is null
    and (case_id is null or case_id = _case_id or case_id in (select cases_one_with(_case_id)));
end;

-- DB349: of several that are open the strictest sets it off (CO62), and nothing goes by a gentler one. In the order of the policy.
create function strictest_first() returns disclosure_trigger[] language sql immutable
return '{media_inquiry,family_or_other_inquiry,funder_or_research_request,law_enforcement_informal,administrative_warrant,law_enforcement_exigent,subpoena_unsigned_by_judge,child_welfare_inquiry,search_warrant_judicial,court_order}'::disclosure_trigger[];
create function strictest_demand(_recipient_id uuid, _case_id uuid) returns disclosure_trigger language sql stable
begin atomic
  select demand from open_demands(_recipient_id, _case_id) demand order by array_position(strictest_first(), demand) limit 1;
end;
do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$when exists (select from open_demands(_sent.recipient_id, _sent.case_id))
      and _sent.trigger not in (select open_demands(_sent.recipient_id, _sent.case_id)) then$a$,
    $b$when _sent.trigger <> strictest_demand(_sent.recipient_id, _sent.case_id) then$b$);
begin
  if _after = _before then
    raise exception 'the guard of what goes says nothing of who asks';
  end if;
  execute _after;
end $do$;
