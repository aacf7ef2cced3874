-- What lists, events and claims ask, asked less often. The rules are the same.

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

-- Whatever holds a question of its own is planned and opened like a statement, for each row of every list and each event: so
-- whoever set a contact aside is asked for beforehand, and only of the few that have it.
select mend('contact_facts(uuid, anyelement, text, text)',
  E'\nbegin\n', E'\ndeclare\n  _aside json;\nbegin\n  if _facts.set_aside_by_id is not null then\n'
    '    select json_build_object(''id'', staff.id, ''name'', staff.name) into _aside\n'
    '    from staff where staff.id = _facts.set_aside_by_id;\n  end if;\n',
  $a$    -- Looked up for the few that have it, so that no other row pays for a join.
    'setAsideBy', case when _facts.set_aside_by_id is not null then (
      select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = _facts.set_aside_by_id) end,$a$,
  $b$    'setAsideBy', _aside,$b$);

-- A claim asks once whether a call goes on, under the lock, where it counts.
select mend('move_contact(uuid, uuid, integer, text, uuid, text, bigint)',
  $a$version = _expected and status = 'waiting' and not is_on_call(_id);$a$,
  $b$version = _expected and status = 'waiting';$b$,
  $a$version = _expected and status = 'waiting' and not is_on_call(_id) returning$a$,
  $b$version = _expected and status = 'waiting'
        and not exists (select from call where call.contact_id = _id and call.ended_at is null) returning$b$,
  $a$contact_facts(_contact, (select$a$, $b$contact_facts(_contact.id, _contact, (select$b$);

drop function mend(regprocedure, text[]);
