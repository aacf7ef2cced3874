-- DB278: what is on a machine may be other than the words that were shown for it: somebody spoke before they noticed it, or read
-- on as danger began. That can be said of any machine, whether or not words might be left with it, and is decided as the rest.

alter type call_answer_said add value 'something_else';

do $do$
declare
  _named text;
  _before text;
  _after text;
begin
  foreach _named in array array['say_who_answered', 'call_answer_guard'] loop
    _before := pg_get_functiondef(_named::regproc);
    _after := replace(_before, $a$in ('left', 'not_left')$a$, $b$in ('left', 'not_left', 'something_else')$b$);
    if _after = _before then
      raise exception '% does not say what was to be changed', _named;
    end if;
    execute _after;
  end loop;
end $do$;
