-- DB425: that somebody was verified as themself counts for four hours (VERIFICATION_HOLDS_MS): who has their telephone the day after may
-- be who exploits them. Whoever was verified before is verified anew, and what was asked under the older one stays asked.
create function verification_holds() returns interval language sql immutable parallel safe return interval '4 hours';

-- In whose place: what was asked under the one that it replaced was asked by somebody who was verified then.
alter table recipient add column replaced_by_id uuid references recipient (id) on delete restrict deferrable initially deferred;
alter table recipient add constraint recipient_replaced check (replaced_by_id is null or ended_at is not null and person_id is not null);

-- DB427: why nobody is forgotten on a word that may not be theirs: somebody who speaks for them in a contact of that case may be who
-- exploits them, or their word of danger was said in one that is open.
create function forget_stopped(_case_id uuid, _person_id uuid) returns text language sql stable as $$
  select case
    when bool_or(is_marked_exploiter(contact)) then 'may_be_exploiter'
    when bool_or(contact.status <> 'closed' and contact.danger is not distinct from 'danger_word') then 'in_danger' end
  from case_filed filed
  join case_filing_person spoke on (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version)
    and spoke.spoke and spoke.person_id = _person_id
  join contact on contact.id = filed.contact_id
  where filed.case_id = _case_id
$$;

alter table forget_request drop constraint forget_request_because_check;
alter table forget_request add constraint forget_request_because_check check (because in (
  'legal_hold', 'legal_process', 'report_due', 'disclosure_waiting', 'review_due', 'withdrawal_unsettled', 'not_them', 'taken_back'));

do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('forget_request_guard', $a$where id = new.recipient_id and ended_at is null
          and (case_id, person_id) = (new.case_id, new.person_id)) then 'forget_request_verified'$a$,
      $b$where id = new.recipient_id and ended_at is null
          and vetted_at > new.asked_at - verification_holds()
          and (case_id, person_id) = (new.case_id, new.person_id)) then 'forget_request_verified'
      when forget_stopped(new.case_id, new.person_id) is not null then 'forget_' || forget_stopped(new.case_id, new.person_id)$b$),
    ('forget_request_guard', $a$when not is_lead(new.decided_by_id)$a$,
      $b$when new.because is distinct from 'taken_back' and not is_lead(new.decided_by_id)$b$),
    ('forget_request_guard', $a$when new.decided_by_id = old.asked_by_id$a$,
      $b$when new.because is distinct from 'taken_back' and new.decided_by_id = old.asked_by_id$b$),
    ('forget_request_guard', $a$where id = old.recipient_id and ended_at is null)
      then 'forget_request_verified'$a$,
      $b$where id = old.recipient_id and (ended_at is null or replaced_by_id is not null))
      then 'forget_request_verified'
    when new.is_done and exists (select from recipient where id = old.recipient_id and vetted_by_id = new.decided_by_id)
      then 'forget_request_verifier'
    when new.is_done and forget_stopped(old.case_id, old.person_id) is not null
      then 'forget_' || forget_stopped(old.case_id, old.person_id)$b$),
    ('forget_request_guard', $a$when new.because <> 'not_them' and not$a$,
      $b$when new.because not in ('not_them', 'taken_back') and not$b$),
    -- DB425: nothing goes to somebody as themself whom nobody has verified lately.
    ('disclosure_part_guard', $a$when _rule.id = 'A9' and not exists ($a$,
      $b$when _sent.recipient_type = 'person_themself' and not exists (
      select from recipient where id = _sent.recipient_id and ended_at is null and vetted_at > _sent.sent_at - verification_holds())
      then 'disclosure_part_verified'
    when _rule.id = 'A9' and not exists ($b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;

-- DB425: of whom a lead says that it is not them, nobody is verified as them any more, by the same commit.
create function forget_not_them() returns trigger language plpgsql as $$
begin
  update recipient set ended_at = new.decided_at, ended_by_id = new.decided_by_id
    where person_id = new.person_id and ended_at is null;
  return null;
end $$;
create trigger forget_request_not_them after update on forget_request for each row
  when (new.because = 'not_them') execute function forget_not_them();
