-- DB711: whoever is taken at the very moment at which somebody says that they see to those who wait may be written down after they were
-- taken, and would be told of no more once they are given back. So whoever comes to wait is seen to by nobody either.

-- As 0400 had it.
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
select mend('contact_guard()',
  E'if tg_op = ''UPDATE'' and old.status = ''waiting'' and new.status <> ''waiting'' then\n    delete from alarm_seen_to',
  E'if tg_op = ''UPDATE'' and (old.status = ''waiting'') <> (new.status = ''waiting'') then\n    delete from alarm_seen_to');
drop function mend(regprocedure, text[]);
