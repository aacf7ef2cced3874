-- DB537: why a contact is not forgotten yet is asked of the time at which it would be, as is whether its time is over; the database's own
-- clock said it before. Whoever asks of no time, as the release before this one does, asks of now.
-- goes on from 0250: case_still_needs
-- goes on from 0250: contact_waits_for
do $do$
declare
  _name text;
  _from text[];
  _to text[];
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('case_still_needs', array['(_case_id uuid)', 'now()'], array['(_case_id uuid, _at timestamptz)', '_at']),
    ('contact_waits_for', array['(_contact_id uuid)', 'now()', 'case_still_needs(filed.case_id)'],
      array['(_contact_id uuid, _at timestamptz)', '_at', 'case_still_needs(filed.case_id, _at)']),
    ('forget_contact', array['contact_waits_for(_id)'], array['contact_waits_for(_id, _now)']),
    ('forgotten_contact_broken', array['contact_waits_for(_old.id)'], array['contact_waits_for(_old.id, _new.forgotten_at)'])
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
create or replace function case_still_needs(_case_id uuid) returns text[] language sql stable as $$
  select case_still_needs(_case_id, now())
$$;
create or replace function contact_waits_for(_contact_id uuid) returns text[] language sql stable as $$
  select contact_waits_for(_contact_id, now())
$$;
