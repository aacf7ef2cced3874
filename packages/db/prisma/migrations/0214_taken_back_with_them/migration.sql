-- DB428: whoever was forgotten because they asked for it has taken back all that they agreed to, and no page to sign on is open to them: as
-- it is kept, so that every list, every page and every later reading says it. What was void already says so from now on.
do $do$
declare
  _before constant text := pg_get_functiondef('forget_their_requests'::regproc);
  _after constant text := replace(_before, $a$where person_id = new.person_id and decided_at is null;$a$,
    $b$where person_id = new.person_id and decided_at is null;
  perform take_back_with_them(new);$b$);
begin
  if _after = _before then
    raise exception 'nothing is taken back with whoever is forgotten';
  end if;
  execute _after;
end $do$;

create function take_back_with_them(_asked forget_request) returns void language plpgsql as $$
begin
  insert into release_withdrawal (case_id, person_id, at, how, by_id)
    values (_asked.case_id, _asked.person_id, _asked.decided_at, 'forgotten', _asked.decided_by_id);
  update release set revoked_at = _asked.decided_at, revoked_how = 'forgotten', revoked_by_id = _asked.decided_by_id
    where person_id = _asked.person_id and revoked_at is null;
end $$;

select take_back_with_them(asked) from forget_request asked where asked.is_done and asked.field is null order by asked.decided_at;
