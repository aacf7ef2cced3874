-- GS31, GS49: what was translated was said back by a third: not who translated it, not who checked it, not who imported it, and not who
-- looks at it as a clinician, who has seen what it should say.

-- What was kept before stands as it was said.
alter table grounding_language_check add constraint grounding_said_back_by_a_third
  check (back_translator_id is null or back_translator_id <> checked_by_id) not valid;

-- goes on from 0311: grounding_looked_at
create or replace function grounding_looked_at() returns trigger language plpgsql as $$
declare
  _of grounding_script;
  _said constant jsonb := to_jsonb(new);
  _by constant uuid := case tg_table_name
    when 'grounding_review' then (_said ->> 'reviewer_id')::uuid else (_said ->> 'checked_by_id')::uuid end;
  _broken text;
begin
  -- Until whoever says it commits, nobody approves.
  select * into _of from grounding_script where id = new.script_id for no key update;
  _broken := case
    when _of.status is distinct from 'in_review' then 'grounding_in_review'
    when _of.imported_by_id = _by then 'grounding_by_another'
    when tg_table_name = 'grounding_language_check' and not (_of.words -> 'wordings') ? (_said ->> 'language')
      then 'grounding_speaks'
    when tg_table_name = 'grounding_language_check' and (_of.imported_by_id = (_said ->> 'back_translator_id')::uuid
      or exists (select from grounding_review where script_id = new.script_id and role = 'clinician'
        and reviewer_id = (_said ->> 'back_translator_id')::uuid)) then 'grounding_said_back'
    when tg_table_name = 'grounding_review' and _said ->> 'role' = 'clinician'
      and exists (select from grounding_language_check where script_id = new.script_id and back_translator_id = _by)
      then 'grounding_said_back' end;
  if _broken is not null then
    raise exception 'nobody looks at a script like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
