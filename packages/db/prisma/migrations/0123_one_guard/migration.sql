-- A trigger that asks first whether it applies has that question read and prepared anew by every statement, and every change of
-- a contact met seven of them. They are now parts of the one guard, in the order in which they ran, each as it was written.

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

create function part(_function text) returns text language plpgsql as $$
declare
  _source constant text := (select prosrc from pg_proc where proname = _function and pronargs = 0);
  _part constant text := regexp_replace(_source, '\n  return new;\nend\s*$', E'\nend;\n');
begin
  if _part is null or _part = _source or _part ~ 'return new' then
    raise exception '% does not end with what it was given', _function;
  end if;
  return regexp_replace(btrim(_part, E'\n'), '^', '    ', 'gn');
end $$;

select mend('contact_guard()',
  $a$new.due_at >= new.waiting_since
    and new.previous_contact_id is distinct from new.id then$a$,
  $b$new.due_at >= new.waiting_since
    and new.previous_contact_id is null and new.automatic is not true then$b$,
  E'  _broken := case\n    when (new.status = ''claimed'')',
  format($b$  if old.automatic or new.automatic then
%s
  end if;
  if new.status = 'waiting' and (old.status = 'closed' and new.unanswered > 0
    or tg_op = 'INSERT' and new.previous_contact_id is not null) then
%s
  end if;
  _broken := case
    when (new.status = 'claimed')$b$, part('contact_automatic'), part('contact_comes_back')),
  E'\n  return new;\nend $function$',
  format($b$
  if old.holder_gone_since is not null then
%s
  end if;
  if tg_op = 'UPDATE' and (new.holder_id is distinct from old.holder_id and new.holder_id is not null
    or new.status = 'closed' and old.status <> 'closed') then
%s
  end if;
  return new;
end $function$$b$, part('contact_holder_is_back'), part('contact_on_call')));

drop trigger contact_automatic on contact;
drop trigger contact_automatic_change on contact;
drop trigger contact_comes_anew on contact;
drop trigger contact_comes_back on contact;
drop trigger contact_holder_is_back on contact;
drop trigger contact_on_call on contact;
drop function contact_automatic(), contact_comes_back(), contact_holder_is_back(), contact_on_call();

drop function mend(regprocedure, text[]), part(text);
