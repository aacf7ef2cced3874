-- DB431 to DB436: what somebody of a case says themself that is wrong in what is kept of them. What they say stands; what stood there,
-- and who had said it, stays beside it, sealed under their key. Only added to.

-- DB433: why nothing is taken as somebody's own word, in the word that its constraint ends with; null: nothing stands against it.
-- Whose the case is, is said by the same table as everywhere; who speaks now is said by the contact that whoever writes has in hand.
create function own_word_refused(_case_id uuid, _person_id uuid, _contact_id uuid, _by_id uuid, _at timestamptz) returns text
language sql stable as $$
  select case
    when not may_case(_by_id, _case_id, 'change', ms(_at)) then 'theirs'
    when not exists (
      select from case_part where (case_id, id, kind) = (_case_id, _person_id, 'person') and owner_key is not null) then 'forgotten'
    when not exists (
      select from contact
      join case_filed filed on filed.contact_id = contact.id and filed.case_id = _case_id
      join case_filing_person spoke on (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version)
        and spoke.spoke and spoke.person_id = _person_id
      where contact.id = _contact_id and contact.status = 'claimed' and contact.holder_id = _by_id) then 'in_hand'
    when forget_stopped(_case_id, _person_id) is not null then forget_stopped(_case_id, _person_id)
    when not exists (
      select from recipient
      where (case_id, person_id) = (_case_id, _person_id) and ended_at is null and vetted_at > _at - verification_holds()) then 'verified'
  end
$$;

create table own_word (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  field text not null,
  -- The field's revision that it made: while the field has it, it stands.
  revision integer not null check (revision >= 1),
  -- As whom they were verified, and in which contact they said it.
  recipient_id uuid not null references recipient (id) on delete restrict,
  contact_id uuid not null references contact (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- Sealed under their key: what they said, and what stood there until then, with who had said it. null: it was forgotten.
  body bytea,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  unique (person_id, field, revision),
  -- DB432: what somebody is to the case, and what else we say of it, is no word of theirs (NOT_OWN).
  constraint own_word_own check (field not in ('id', 'roles', 'hasContactedUs', 'represents', 'status'))
);
create index own_word_case_idx on own_word (case_id);

create function own_word_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'own_word_stays'
    when tg_op = 'INSERT' then case
      when new.body is null then 'own_word_begins'
      when not exists (
        select from recipient where id = new.recipient_id and ended_at is null and vetted_at > new.at - verification_holds()
          and (case_id, person_id) = (new.case_id, new.person_id)) then 'own_word_verified'
      else 'own_word_' || own_word_refused(new.case_id, new.person_id, new.contact_id, new.by_id, new.at) end
    when (to_jsonb(new) - '{kind,body}'::text[]) is distinct from (to_jsonb(old) - '{kind,body}'::text[]) or new.body is not null
      then 'own_word_same'
    -- DB436: it goes with them, or with the one thing that they asked to have forgotten, and with nothing else.
    when not exists (select from case_part where id = old.person_id and owner_key is null)
      and not exists (
        select from forget_request where (person_id, field) = (old.person_id, old.field) and is_done and decided_at >= old.at)
      then 'own_word_same' end;
begin
  if _broken is not null then
    raise exception 'nothing is somebody''s own word like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger own_word_guard before insert or update or delete on own_word for each row execute function own_word_guard();

create function forget_own_words() returns trigger language plpgsql as $$
declare
  -- Of a case_part the whole person, of a request one field of theirs.
  _forgotten constant jsonb := to_jsonb(new) - 'body';
  _person constant uuid := coalesce(_forgotten ->> 'person_id', _forgotten ->> 'id')::uuid;
  _field constant text := _forgotten ->> 'field';
begin
  update own_word set body = null where person_id = _person and body is not null and (_field is null or field = _field);
  return null;
end $$;
create trigger forget_request_own_words after update on forget_request for each row
  when (new.is_done and new.field is not null) execute function forget_own_words();
create trigger case_part_forgotten_own_words after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null) execute function forget_own_words();

-- DB434: as whose word it was written, beside that it was written (AU1).
create function audit_own_word_added() returns trigger language plpgsql as $$
begin
  perform audit_write(new.by_id, 'changed', 'case_part', new.person_id, new.contact_id, new.case_id,
    jsonb_build_object('how', 'own_word', 'field', new.field, 'verified', new.recipient_id));
  return null;
end $$;
create trigger audit_own_word_added after insert on own_word for each row execute function audit_own_word_added();
