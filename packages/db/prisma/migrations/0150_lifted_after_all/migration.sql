-- What is asked of a lead ends as 'left' and as 'lifted' by what happened and by no statement alone (DB213), and a lift after it was
-- declined is the answer from then on (DB214). Whoever asked hears of it as of any answer.

-- A change of a named function as it stands, whichever migration wrote it last.
create function mend(_function regprocedure, variadic _changes text[]) returns void language plpgsql as $$
declare
  _text text := pg_get_functiondef(_function);
  _before text;
begin
  for each in 1 .. cardinality(_changes) / 2 loop
    _before := _text;
    _text := replace(_text, _changes[2 * each - 1], _changes[2 * each]);
    if _text = _before then
      raise exception '% holds nothing like that: %', _function, _changes[2 * each - 1];
    end if;
  end loop;
  execute _text;
end $$;

-- It is left by the contact's own guard, while the contact leaves whoever asked: to the statement that moves it the contact still
-- stands where it stood, so that only whose doing it is tells it from a statement of its own.
select mend('lift_ask_guard()',
  $a$      select from reach_lift where id = new.lift_id and contact_id = new.contact_id and by_id = new.ended_by_id)$a$,
  $b$      select from reach_lift where id = new.lift_id and contact_id = new.contact_id and by_id = new.ended_by_id
        and at = new.ended_at and at_version > new.at_version)$b$,
  $a$      then 'lift_ask_lifted_there'$a$,
  $b$      then 'lift_ask_lifted_there'
    when new.ended = 'left' and pg_trigger_depth() < 2 then 'lift_ask_left_by_contact'$b$);

-- What was open at a lift was answered by it, so a lift at a later version than what was declined came after it was declined.
select mend('contact_guard()',
  $a$      new.lift_answer := _last.ended::text::lift_answer;$a$,
  $b$      new.lift_answer := case when _last.ended = 'declined' and exists (
          select from reach_lift where contact_id = new.id and at_version > _last.at_version)
        then 'lifted' else _last.ended::text end::lift_answer;$b$);

drop function mend(regprocedure, text[]);
