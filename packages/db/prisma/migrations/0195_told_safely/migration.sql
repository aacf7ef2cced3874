-- DB368: of whoever was told it is kept whether they could be reached so then, as far as is known; and that somebody was named by mistake
-- is said by another than named them, with why, sealed.
alter table breach_person
  add column told_safe boolean,
  add column not_concerned_why bytea,
  add constraint breach_person_told_safe check (told_safe is null or told_at is not null),
  add constraint breach_person_why check (not_concerned_why is null or not_concerned_at is not null);

do $do$
declare
  _before constant text := pg_get_functiondef('breach_person_guard'::regproc);
  _after constant text := replace(_before, $a$when old.told_at is not null then 'breach_person_once'$a$,
    $b$when old.told_at is not null then 'breach_person_once'
    when new.told_at is not null and new.told_safe is null then 'breach_person_safely'
    when new.not_concerned_at is not null and old.not_concerned_at is null
      and (new.not_concerned_why is null or new.not_concerned_by_id in (old.planned_by_id, new.planned_by_id))
      then 'breach_person_by_another'$b$);
begin
  if _after = _before then
    raise exception 'the guard of whom a breach concerns is not what it was';
  end if;
  execute _after;
end $do$;
