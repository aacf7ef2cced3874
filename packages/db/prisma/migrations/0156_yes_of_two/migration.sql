-- DB347: what goes because its person is on the line is said there.
do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$
    when _rule.id = 'A9'$a$, $b$
    when _rule.id = 'D7' and _sent.how <> 'spoken' then 'disclosure_part_spoken'
    when _rule.id = 'A9'$b$);
begin
  if _after = _before then
    raise exception 'the guard of what goes says nothing of what is their own';
  end if;
  execute _after;
end $do$;
