-- DB722, DB723: what is asked for again under its id is answered as it was the first time, at the same moment too; and an id under which
-- something else was asked for is nobody's answer.

-- goes on from 0403: begin_practice
create or replace function begin_practice(_id uuid, _user_id uuid, _scenario text, _seed integer, _owner_key bytea, _now_ms bigint)
returns text language plpgsql as $$
declare
  _stands practice_run;
begin
  select * into _stands from practice_run where id = _id;
  if found then
    return case when _stands.user_id = _user_id then 'begun' else 'not_found' end;
  elsif has_somebody(_user_id) then
    return 'has_somebody';
  end if;
  perform lapse_practice(_now_ms);
  insert into practice_run (id, user_id, scenario, seed, started_at, owner_key)
    values (_id, _user_id, _scenario, _seed, instant(_now_ms), _owner_key)
    on conflict do nothing;
  if found then
    return 'begun';
  end if;
  -- Begun under this id while this waited: a look of its own sees it.
  select * into _stands from practice_run where id = _id;
  return case when not found then 'practises' when _stands.user_id = _user_id then 'begun' else 'not_found' end;
end $$;

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
select mend('lead_move_contact(uuid, uuid, uuid, integer, uuid, uuid, lead_move_reason, boolean, boolean, integer, bigint)',
  'if _before.id is null or _same.contact_id <> _contact_id or _same.by_id <> _by then',
  E'if _before.id is null or _same.contact_id <> _contact_id or _same.by_id <> _by\n'
    '    or _same.id is not null and (_same.undoes is not null or _same.to_id is distinct from _to) then');
drop function mend(regprocedure, text[]);
