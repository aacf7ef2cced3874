-- DB630: what is opened in an emergency is read for no longer than its hour by the database's clock either, which is one for all gateways: one
-- that was opened by a clock that was ahead opens nothing once that is over, and a clock that stands, or is put back, lengthens nothing.
-- `null`: opened before this.
alter table case_glass add column opened_database timestamptz(3);
alter table case_glass alter column opened_database set default now();

-- A67: for how long it is read.
create function glass_most() returns interval language sql immutable parallel safe return interval '1 hour';
create function glass_opens(_opened timestamptz, _was_right boolean) returns boolean language sql stable return
  _was_right is distinct from false and (_opened is null or now() - _opened < glass_most());

-- goes on from 0230: case_relation
-- goes on from 0273: case_relations
do $do$
declare
  _name text;
  _before text;
  _after text;
begin
  foreach _name in array array['case_relation', 'case_relations'] loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, 'glass.was_right is distinct from false', 'glass_opens(glass.opened_database, glass.was_right)');
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;
