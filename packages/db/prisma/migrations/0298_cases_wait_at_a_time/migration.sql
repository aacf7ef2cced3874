-- DB556: why a case is not forgotten yet is asked of the time at which it would be, as that of a contact is (DB537). Whoever asks of no
-- time, as the release before this one does, asks of now. That what was approved can still go is judged by the database's clock, as before (DB421).
-- goes on from 0250: case_waits_for
-- goes on from 0250: forget_case
do $do$
declare
  _name text;
  _from text[];
  _to text[];
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('case_waits_for', array['(_case_id uuid)', 'now()', 'case_still_needs(_case_id)'],
      array['(_case_id uuid, _at timestamptz)', '_at', 'case_still_needs(_case_id, _at)']),
    ('forget_case', array['_closed_before timestamp with time zone)', 'case_waits_for(_case_id)'],
      array['_closed_before timestamp with time zone, _now timestamp with time zone)', 'case_waits_for(_case_id, _now)'])
  loop
    _after := pg_get_functiondef(_name::regproc);
    for _each in 1 .. cardinality(_from) loop
      _before := _after;
      _after := replace(_before, _from[_each], _to[_each]);
      if _after = _before then
        raise exception 'nothing of % was changed', _name;
      end if;
    end loop;
    execute _after;
  end loop;
end $do$;
create or replace function case_waits_for(_case_id uuid) returns text[] language sql stable as $$
  select case_waits_for(_case_id, now())
$$;
create or replace function forget_case(_case_id uuid, _closed_before timestamptz) returns text language sql as $$
  select forget_case(_case_id, _closed_before, now())
$$;
