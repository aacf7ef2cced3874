-- DB344: a word is for what it was given for: for the release that it stood on, and for a day.
alter table disclosure_held
  add column release_id uuid,
  add foreign key (release_id, person_id) references release (id, person_id) on delete restrict;

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$held.approver = _rule.approver and held.is_approved and _rule.is_opened$a$,
    $b$held.approver = _rule.approver and held.is_approved and _rule.is_opened
        and held.release_id is not distinct from _decision.release_id
        and held.decided_at > _sent.sent_at - interval '24 hours'$b$);
begin
  if _after = _before then
    raise exception 'the guard of what goes says nothing of words';
  end if;
  execute _after;
end $do$;
