-- DB332, DB333: nobody makes a yes alone. Paper counts once a second one of ours has seen it. What was spoken or replied was, in a
-- contact of the case in which the person themself spoke, or somebody who is filed there as speaking for them; never in one that may
-- be the exploiter's, and a reply is the answer to one question.
alter table release
  drop constraint release_witness,
  add constraint release_witness check (
    witness_id is null or form in ('spoken_recorded', 'written_paper') and witness_id <> recorded_by_id);
create unique index release_one_reply on release (message_id) where message_id is not null;

-- Whether that one, or for a guardian's word somebody for them, speaks in this contact of the case as it is filed.
create function is_said_in(_contact_id uuid, _case_id uuid, _person_id uuid, _given_by text) returns boolean language sql stable as $$
  select exists (
    select from case_filed filed
    where filed.contact_id = _contact_id and filed.case_id = _case_id
      and (_given_by = 'somebody_else' or exists (
        select from case_filing_person named
        where (named.contact_id, named.at_version) = (filed.contact_id, filed.at_version)
          and named.person_id = _person_id and named.spoke = (_given_by = 'self'))))
$$;

do $do$
declare
  _before constant text := pg_get_functiondef('release_guard'::regproc);
  _reply constant text := replace(_before, $a$
        join case_filed filed on filed.contact_id = message.contact_id and filed.case_id = new.case_id
        where message.id = new.message_id and message.contact_id = new.contact_id and message.direction = 'inbound'
          and message.at = new.signed_at
          and (new.given_by = 'lawful_guardian' or exists (
            select from case_filing_person spoke
            where (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version)
              and spoke.spoke and spoke.person_id = new.person_id))) then 'release_reply_of_theirs'$a$, $b$
        where message.id = new.message_id and message.contact_id = new.contact_id and message.direction = 'inbound'
          and message.at = new.signed_at and is_said_in(new.contact_id, new.case_id, new.person_id, new.given_by))
        then 'release_reply_of_theirs'
      when exists (select from release where message_id = new.message_id and id <> new.id) then 'release_one_reply'
      when new.form in ('written_text_reply', 'spoken_recorded') and exists (
        select from contact where contact.id = new.contact_id and is_marked_exploiter(contact)) then 'release_of_marked'$b$);
  _after constant text := replace(_reply, $a$ and not exists (
        select from case_filed where contact_id = new.contact_id and case_id = new.case_id) then 'release_said_there'$a$,
    $b$ and not is_said_in(new.contact_id, new.case_id, new.person_id, new.given_by) then 'release_said_there'$b$);
begin
  if _reply = _before or _after = _reply then
    raise exception 'the guard of releases says nothing of who spoke';
  end if;
  execute _after;
end $do$;

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$expires_at >= _sent.sent_at and revoked_at is null$a$,
    $b$expires_at >= _sent.sent_at and revoked_at is null and (form <> 'written_paper' or witness_id is not null)$b$);
begin
  if _after = _before then
    raise exception 'the guard of what goes says nothing of releases';
  end if;
  execute _after;
end $do$;

-- DB347: what goes because its person is on the line is said there.
do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$
    when _rule.id = 'A9'$a$, $b$
    when _rule.id = 'D7' and _sent.how <> 'spoken' then 'disclosure_part_spoken'
    when _rule.id = 'A9'$b$);
begin
  if _after = _before then
    raise exception 'the guard of what goes says nothing of what is their own';
  end if;
  execute _after;
end $do$;
