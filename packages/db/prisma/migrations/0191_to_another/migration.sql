-- DB380: whoever is known to be there for somebody else is that, wherever that is known: by who speaks, as by how they are filed.
-- goes on from 0190: answers_another
create or replace function answers_another(_contact_id uuid) returns boolean language sql stable
return exists (select from contact where id = _contact_id and speaker <> 'person')
  or exists (
    select from case_filed filed
    where filed.contact_id = _contact_id and (
      exists (
        select from case_filing_person named
        where named.contact_id = filed.contact_id and named.at_version = filed.at_version and not named.spoke)
      or not exists (
        select from case_filing_person named
        where named.contact_id = filed.contact_id and named.at_version = filed.at_version)));

-- The words after a lost line are the house's, to the letter, and tell nothing of anybody: nobody attests them.
-- goes on from 0190: answer_attested
create or replace function answer_attested() returns trigger language plpgsql as $$
begin
  if answers_another(new.contact_id)
    and not exists (select from answer_attestation where message_id = new.id)
    and not exists (select from after_drop_message where message_id = new.id) then
    raise exception 'an answer to somebody who is there for another is attested'
      using errcode = 'check_violation', constraint = 'answer_attested';
  end if;
  return null;
end $$;
