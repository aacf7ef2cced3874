-- DB263: a call that we begin is answered once somebody outside is there, and not when our own telephone is.
do $do$
declare
  _before constant text := pg_get_functiondef('keep_call'::regproc);
  _after constant text := replace(_before, $a$when is_talked_in(_phase) and _call.answered_at is null then _call.begun_by_id end$a$,
    $b$when is_talked_in(_phase) and _call.answered_at is null
    and exists (select from call_leg where call_id = _call.id and who <> 'staff' and state = 'up') then _call.begun_by_id end$b$);
begin
  if _after = _before then
    raise exception 'what is kept of a call does not say when it is answered';
  end if;
  execute _after;
end $do$;
