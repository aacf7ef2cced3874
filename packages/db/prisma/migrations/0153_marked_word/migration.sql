-- What somebody said does not open anything while it may have been the exploiter who said it (DB348).

-- Whether a decision stands on a word that may be the exploiter's, or on one whose owner may not be who is there now. What help needs
-- stands on no such word: emergency services get what they get, and a duty, or a lead's or counsel's judgement, is nobody's yes.
create function stands_on_marked(_case_id uuid, _recipient recipient_type, _rule disclosure_rule, _release_id uuid)
returns boolean language sql stable as $$
  select _recipient <> 'emergency_services' and (_rule.is_theirs or _rule.id = 'A9') and (
    exists (
      select from case_filed filed join contact on contact.id = filed.contact_id
      where filed.case_id = _case_id and is_marked_exploiter(contact)
        and (contact.status <> 'closed'
          or exists (select from call where call.contact_id = contact.id and call.ended_at is null)))
    or exists (
      select from release join contact on contact.id = release.contact_id
      where release.id = _release_id and is_marked_exploiter(contact)))
$$;

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$then 'disclosure_part_own' end;$a$, $b$then 'disclosure_part_own'
    when stands_on_marked(_sent.case_id, _sent.recipient_type, _rule, _decision.release_id) then 'disclosure_part_marked' end;$b$);
begin
  if _after = _before then
    raise exception 'the guard of what leaves does not end where it did';
  end if;
  execute _after;
end $do$;

-- Whoever marks takes the locks of everybody whom that keeps from leaving, as whoever sends does (DB334): what is sent at once was sent
-- before the mark, or is refused.
create function exploiter_mark_locks() returns trigger language plpgsql as $$
begin
  perform lock_people(array(
    select part.id
    from contact marked
    join contact same on same.thread_key = marked.thread_key and same.channel = marked.channel
    cross join lateral (
      select case_id from case_filed where contact_id = same.id
      union select case_id from release where contact_id = same.id) said
    join case_part part on part.case_id = said.case_id and part.kind = 'person'
    where marked.id = new.contact_id));
  return null;
end $$;
create trigger reach_event_exploiter_marked after insert on reach_event
  for each row when (new.kind = 'exploiter_marked') execute function exploiter_mark_locks();
