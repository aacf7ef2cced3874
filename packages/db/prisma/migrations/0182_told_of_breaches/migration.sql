-- DB368: whoever was named by mistake is not concerned, which is said as how it ends; and they were told when it is said that they were.
alter table breach_person
  add column not_concerned_at timestamptz(3),
  add column not_concerned_by_id uuid references staff (id) on delete restrict,
  add column told_said_at timestamptz(3),
  add constraint breach_person_not_concerned check (
    (not_concerned_at is null) = (not_concerned_by_id is null) and (not_concerned_at is null or told_at is null)),
  add constraint breach_person_told_before check (told_at is null or told_said_at is null or told_at <= told_said_at);

do $do$
declare
  _before constant text := pg_get_functiondef('breach_guard'::regproc);
  _after constant text := replace(_before, 'where breach_id = new.id and told_at is null)',
    'where breach_id = new.id and told_at is null and not_concerned_at is null)');
begin
  if _after = _before then
    raise exception 'the guard of breaches says nothing of who is told';
  end if;
  execute _after;
end $do$;

-- Whoever is named while it is ended is named before it, or not at all.
create function breach_is_over(_id uuid) returns boolean language plpgsql as $$
declare
  _mended_at timestamptz;
begin
  select mended_at into _mended_at from breach where id = _id for share;
  return _mended_at is not null;
end $$;
do $do$
declare
  _before constant text := pg_get_functiondef('breach_person_guard'::regproc);
  _locks constant text := replace(_before, $a$declare
  _broken constant text := case$a$, $b$declare
  _over constant boolean := tg_op = 'INSERT' and breach_is_over(new.breach_id);
  _broken constant text := case$b$);
  _over constant text := replace(_locks,
    'when exists (select from breach where id = new.breach_id and mended_at is not null) then', 'when _over then');
  _begins constant text := replace(_over, 'when new.told_at is not null then', 'when coalesce(new.told_at, new.not_concerned_at) is not null then');
  _after constant text := replace(_begins, $a$when old.told_at is not null then 'breach_person_once'$a$,
    $b$when old.told_at is not null then 'breach_person_once'
    when new.told_at < (select suspected_at from breach where id = new.breach_id) then 'breach_person_before'$b$);
begin
  if _locks = _before or _over = _locks or _begins = _over or _after = _begins then
    raise exception 'the guard of whom a breach concerns is not what it was';
  end if;
  execute _after;
end $do$;
