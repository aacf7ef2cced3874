-- DB421, DB422, DB428: what somebody is not forgotten for yet, and that nothing of others goes with them. What waits for a word and has
-- something of theirs in it would lose its key with them; a hold on one contact of the case holds what was told in it; and a withdrawal
-- that may be theirs is known as theirs by what would be forgotten.
create or replace function forget_sent_words() returns trigger language plpgsql as $$
-- goes on from 0204: forget_sent_words
declare
  -- Of a case_part the whole person, of a request one field of theirs.
  _forgotten constant jsonb := to_jsonb(new) - 'body';
  _person constant uuid := coalesce(_forgotten ->> 'person_id', _forgotten ->> 'id')::uuid;
  _field constant text := _forgotten ->> 'field';
begin
  update disclosure set owner_key = null, packet_key = null, packet = null, fingerprint = sha256(uuid_send(gen_random_uuid()))
    where case_id = new.case_id and owner_key is not null and (
      exists (
        select from disclosure_choice choice
        where choice.disclosure_id = disclosure.id and choice.part_id = _person and (_field is null or choice.field = _field))
      or _field is null and exists (
        select from disclosure_decision decision where decision.disclosure_id = disclosure.id and decision.person_id = _person));
  return null;
end $$;

-- What somebody asked to have forgotten is gone with it; the others that they asked are answered with the whole.
alter table forget_request alter column body drop not null;
alter table forget_request disable trigger user;
update forget_request set body = null where is_done and field is not null;
alter table forget_request enable trigger user;
alter table forget_request add constraint forget_request_words check (
  (body is null) = (is_done is not distinct from true and field is not null));

do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('forget_waits_for', $a$case when is_case_on_hold(_case_id) then 'legal_hold' end$a$,
      $b$case when is_case_on_hold(_case_id) or exists (
      select from case_filed filed where filed.case_id = _case_id and is_on_hold(filed.contact_id)) then 'legal_hold' end$b$),
    ('forget_waits_for', $a$where (held.case_id, held.person_id) = (_case_id, _person_id) and asked.sent_at is null$a$,
      $b$where held.case_id = _case_id and asked.sent_at is null and asked.owner_key is not null
        and (held.person_id = _person_id
          or exists (
            select from disclosure_decision decision
            where (decision.disclosure_id, decision.person_id) = (asked.id, _person_id))
          or exists (
            select from disclosure_choice choice where (choice.disclosure_id, choice.part_id) = (asked.id, _person_id)))$b$),
    ('forget_waits_for', $a$then 'review_due' end$a$,
      $b$then 'review_due' end,
    case when exists (select from unsettled_withdrawals(_person_id)) then 'withdrawal_unsettled' end$b$),
    -- A hold of the whole case says so by itself (DB365).
    ('forget_waits', $a$array_remove(forget_waits_for(old.case_id, old.id), 'legal_hold')$a$,
      $b$array_remove(forget_waits_for(old.case_id, old.id), case when is_case_on_hold(old.case_id) then 'legal_hold' end)$b$),
    -- What was told anew, and went, after it was forgotten, is not of what was.
    ('is_of_forgotten', $a$and asked.is_done
      where choice.disclosure_id = _disclosure_id$a$, $b$and asked.is_done
      join disclosure went on went.id = choice.disclosure_id and went.asked_at <= asked.decided_at
      where choice.disclosure_id = _disclosure_id$b$),
    -- DB428: whoever is forgotten agrees to nothing any more.
    ('is_withdrawn_since', $a$or exists (select from unsettled_withdrawals(_person_id)$a$,
      $b$or exists (select from case_part where id = _person_id and owner_key is null)
    or exists (select from unsettled_withdrawals(_person_id)$b$),
    ('forget_request_guard', $a$when (to_jsonb(new) - '{kind,decided_at,decided_by_id,is_done,because}'::text[])
      is distinct from (to_jsonb(old) - '{kind,decided_at,decided_by_id,is_done,because}'::text[]) then 'forget_request_same'$a$,
      $b$when (to_jsonb(new) - '{kind,decided_at,decided_by_id,is_done,because,body}'::text[])
      is distinct from (to_jsonb(old) - '{kind,decided_at,decided_by_id,is_done,because,body}'::text[])
      or new.body is not null and new.body is distinct from old.body then 'forget_request_same'
    -- With the whole of them what else they asked is done.
    when new.is_done and old.field is not null and exists (
      select from forget_request whole
      where whole.person_id = old.person_id and whole.field is null and whole.is_done
        and (whole.decided_at, whole.decided_by_id) = (new.decided_at, new.decided_by_id)) then null$b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed by %', _name, _from;
    end if;
    execute _after;
  end loop;
end $do$;

create function forget_their_requests() returns trigger language plpgsql as $$
begin
  update forget_request set decided_at = new.decided_at, decided_by_id = new.decided_by_id, is_done = true, body = null
    where person_id = new.person_id and decided_at is null;
  return null;
end $$;
create trigger forget_request_others after update on forget_request for each row
  when (old.decided_at is null and new.is_done and new.field is null) execute function forget_their_requests();
