-- DB420 to DB424: somebody of a case is forgotten by destroying the key of their part, and with it goes everything that was sealed
-- under it: what they held back, what they were offered to sign, what they asked of us. What else is sealed of them goes by the same
-- commit, whatever statement forgets them. That something was agreed to, went or was asked for stays, in codes.

-- DB421: why somebody is not forgotten yet, each in a word that can be told to them. A hold stops it by itself (DB365).
create function forget_waits_for(_case_id uuid, _person_id uuid) returns text[] language sql stable as $$
  select array_remove(array[
    case when is_case_on_hold(_case_id) then 'legal_hold' end,
    -- Counsel, who lifted a hold that was placed for it, has said that it needs no more.
    case when not is_case_on_hold(_case_id) and exists (
      select from legal_process process
      where process.case_id in (select cases_one_with(_case_id)) and process.ended_at is null
        and process.finding is distinct from 'does_not_bind'
        and not exists (select from legal_hold where process_id = process.id and lifted_at is not null)) then 'legal_process' end,
    case when exists (
      select from mandated_report report join disclosure_decision decision on decision.disclosure_id = report.disclosure_id
      where (decision.case_id, decision.person_id) = (_case_id, _person_id) and report.cosigned_at is null) then 'report_due' end,
    case when exists (
      select from disclosure_held held join disclosure asked on asked.id = held.disclosure_id
      where (held.case_id, held.person_id) = (_case_id, _person_id) and asked.sent_at is null
        and (held.is_approved is null or held.is_approved and held.decided_at > now() - interval '24 hours'))
      then 'disclosure_waiting' end,
    case when exists (
      select from disclosure sent join disclosure_decision decision on decision.disclosure_id = sent.id
      where (decision.case_id, decision.person_id) = (_case_id, _person_id)
        and sent.review_due_at is not null and sent.reviewed_at is null) then 'review_due' end
  ], null)
$$;

create function forget_waits() returns trigger language plpgsql as $$
declare
  _waits text[];
begin
  -- Whoever asks for something to leave, or sends it, has read the case under its lock: they were first, or find nobody.
  perform from case_file where id = old.case_id for no key update;
  perform lock_people(array[old.id]);
  perform pg_advisory_xact_lock_shared(hold_lock());
  _waits := array_remove(forget_waits_for(old.case_id, old.id), 'legal_hold');
  if cardinality(_waits) > 0 then
    raise exception 'they are not forgotten yet: %', _waits using errcode = 'check_violation', constraint = 'forget_waits';
  end if;
  return new;
end $$;
create trigger forget_waits before update of owner_key on case_part for each row
  when (old.kind = 'person' and old.owner_key is not null and new.owner_key is null) execute function forget_waits();

-- DB422: of what went the words are gone; that it went, to whom, which fields and by which decision stays. What was approved or refused
-- keeps who said so, and its reason is sealed under the same key.
alter table disclosure alter column owner_key drop not null;
alter table disclosure drop constraint disclosure_sent;
alter table disclosure add constraint disclosure_sent check (
  (sent_at is null) = (sent_by_id is null) and (sent_at is null) = (sent_xact is null) and (sent_at is null) = (how is null)
  and (packet_key is null) = (packet is null)
  and case when owner_key is null then packet is null else (sent_at is null) = (packet is null) end
  and (review_due_at is null or sent_at is not null));

-- DB420: who asks to be forgotten, or that one thing is, once it is known that it is them; and what came of it. Only added to.
create table forget_request (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  -- Which of their fields; null: all that is kept of them.
  field text,
  -- As whom they were verified.
  recipient_id uuid not null references recipient (id) on delete restrict,
  asked_at timestamptz(3) not null,
  asked_by_id uuid not null references staff (id) on delete restrict,
  -- Sealed under the person's key, and forgotten with it: how it is known that it is them who asks, and what they said.
  body bytea not null,
  decided_at timestamptz(3),
  decided_by_id uuid references staff (id) on delete restrict,
  is_done boolean,
  -- Why not, as it can be told to them.
  because text check (because in ('legal_hold', 'legal_process', 'report_due', 'disclosure_waiting', 'review_due', 'not_them')),
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  constraint forget_request_decided check (
    (decided_at is null) = (decided_by_id is null) and (decided_at is null) = (is_done is null)
    and (because is not null) = (is_done is not distinct from false))
);
create unique index forget_request_open on forget_request (person_id, coalesce(field, '')) where decided_at is null;
create index forget_request_case_idx on forget_request (case_id);

create function forget_request_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'forget_request_stays'
    when tg_op = 'INSERT' then case
      when new.decided_at is not null then 'forget_request_begins'
      when not exists (
        select from recipient where id = new.recipient_id and ended_at is null
          and (case_id, person_id) = (new.case_id, new.person_id)) then 'forget_request_verified'
      when exists (select from case_part where id = new.person_id and owner_key is null) then 'forget_request_of_forgotten' end
    when old.decided_at is not null or new.decided_at is null then 'forget_request_once'
    when (to_jsonb(new) - '{kind,decided_at,decided_by_id,is_done,because}'::text[])
      is distinct from (to_jsonb(old) - '{kind,decided_at,decided_by_id,is_done,because}'::text[]) then 'forget_request_same'
    when not is_lead(new.decided_by_id) then 'forget_request_by_lead'
    when new.decided_by_id = old.asked_by_id then 'forget_request_own'
    when new.is_done and not exists (select from recipient where id = old.recipient_id and ended_at is null)
      then 'forget_request_verified'
    when new.is_done and old.field is null and exists (select from case_part where id = old.person_id and owner_key is not null)
      then 'forget_request_done'
    when new.is_done and old.field is not null and cardinality(forget_waits_for(old.case_id, old.person_id)) > 0 then 'forget_waits'
    -- That it waits for something is said while it does.
    when new.because <> 'not_them' and not new.because = any (forget_waits_for(old.case_id, old.person_id))
      then 'forget_request_because' end;
begin
  if _broken is not null then
    raise exception 'nobody is forgotten like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger forget_request_guard before insert or update or delete on forget_request
  for each row execute function forget_request_guard();

-- Whether what went, or was asked for, is of somebody, or has something, that is forgotten.
create function is_of_forgotten(_disclosure_id uuid) returns boolean language sql stable as $$
  select exists (
      select from disclosure_choice choice join case_part part on part.id = choice.part_id
      where choice.disclosure_id = _disclosure_id and part.owner_key is null)
    or exists (
      select from disclosure_decision decision join case_part part on part.id = decision.person_id
      where decision.disclosure_id = _disclosure_id and part.owner_key is null)
    or exists (
      select from disclosure_choice choice
      join forget_request asked on (asked.person_id, asked.field) = (choice.part_id, choice.field) and asked.is_done
      where choice.disclosure_id = _disclosure_id)
$$;

do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('disclosure_guard', $a$when tg_op = 'DELETE' then 'disclosure_stays'$a$, $b$when tg_op = 'DELETE' then 'disclosure_stays'
    when tg_op = 'INSERT' and new.owner_key is null then 'disclosure_begins'
    -- DB422: its words are gone with whom they were of.
    when tg_op = 'UPDATE' and old.owner_key is not null and new.owner_key is null
      and (to_jsonb(new) - '{owner_key,packet_key,packet,fingerprint}'::text[])
        is not distinct from (to_jsonb(old) - '{owner_key,packet_key,packet,fingerprint}'::text[])
      then case when not is_of_forgotten(new.id) then 'disclosure_words_stay' end
    when tg_op = 'UPDATE' and old.owner_key is null and new.sent_at is distinct from old.sent_at then 'disclosure_forgotten'$b$),
    ('recipient_guard', $a$begin
  if tg_op = 'DELETE'$a$, $b$begin
  -- DB422: as whom somebody was verified is gone with them.
  if tg_op = 'UPDATE' and old.owner_key is not null and new.owner_key is null
    and exists (select from case_part where id = old.person_id and owner_key is null)
    and (to_jsonb(new) - '{kind,owner_key,body}'::text[]) is not distinct from (to_jsonb(old) - '{kind,owner_key,body}'::text[]) then
    return new;
  end if;
  if tg_op = 'DELETE'$b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;
alter table recipient alter column owner_key drop not null;
alter table recipient alter column body drop not null;
alter table recipient add constraint recipient_forgotten check (
  (owner_key is null) = (body is null) and (owner_key is not null or person_id is not null));

-- The key under which the words of what went are sealed goes; by what it was compared is nothing any more.
create function forget_sent_words() returns trigger language plpgsql as $$
begin
  update disclosure set owner_key = null, packet_key = null, packet = null, fingerprint = sha256(uuid_send(gen_random_uuid()))
    where case_id = new.case_id and owner_key is not null and is_of_forgotten(id);
  return null;
end $$;
create trigger forget_request_words after update on forget_request for each row
  when (new.is_done and new.field is not null) execute function forget_sent_words();
create trigger case_part_forgotten_sent after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null) execute function forget_sent_words();
create function forget_verified() returns trigger language plpgsql as $$
begin
  update recipient set owner_key = null, body = null where person_id = new.id and owner_key is not null;
  return null;
end $$;
create trigger case_part_forgotten_verified after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null) execute function forget_verified();
-- What stands clear of what they asked for is what was done; how it was known that it was them went with their key.

-- DB423: forgets one person of a case, whole, and nobody else. Whether they were there to be forgotten. Locks are taken in the order in
-- which whoever sends takes them.
create function forget_person(_case_id uuid, _person_id uuid) returns boolean language plpgsql as $$
begin
  perform from case_file where id = _case_id for no key update;
  perform lock_people(array[_person_id]);
  update case_part set owner_key = null, body = null, version = version + 1
    where (case_id, id, kind) = (_case_id, _person_id, 'person') and owner_key is not null;
  return found;
end $$;

-- Nobody is verified as whoever is forgotten.
create function recipient_begins() returns trigger language plpgsql as $$
begin
  perform from case_file where id = new.case_id for share;
  if exists (select from case_part where id = new.person_id and owner_key is null) then
    raise exception 'whoever is forgotten is verified no more' using errcode = 'check_violation', constraint = 'recipient_of_forgotten';
  end if;
  return new;
end $$;
create trigger recipient_begins before insert on recipient for each row
  when (new.person_id is not null) execute function recipient_begins();
