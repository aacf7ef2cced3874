-- DB3, DB208: what is shown of danger keeps what was told before, and gives it back once two colleagues confirmed that it is over,
-- as it was before the contact's guard was written anew for calls (0111).
do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before, $a$
    when old.danger is not null and new.danger is null
      and not (old.danger = 'marked_by_staff' and new.lane_reason = 'staff') then 'contact_danger'$a$, $b$
    when old.danger is not null and new.danger is distinct from old.danger
      and (new.danger is null or 'danger_word' in (old.danger, new.danger))
      and not (old.danger = 'marked_by_staff' and new.danger is null and new.lane_reason is not distinct from 'staff')
      and not (new.danger is not distinct from 'danger_word' and new.danger_before is not distinct from old.danger)
      and not (old.danger = 'danger_word' and new.danger is not distinct from old.danger_before
        and new.danger_before is null and danger_word_is_over(old.channel, old.thread_key)) then 'contact_danger'$b$);
begin
  if _after = _before then
    raise exception 'the guard of contacts says nothing of danger';
  end if;
  execute _after;
end $do$;
