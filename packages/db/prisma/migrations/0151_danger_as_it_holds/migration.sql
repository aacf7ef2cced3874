-- DB207, DB208: what comes in is listened to before it is stored, and danger may begin or be over in between, in another thread or by
-- two colleagues. Whoever stores it asks this afterwards: what was shown of danger that is over is taken away again, as it would
-- have been had the message come first.
do $do$
declare
  _before constant text := pg_get_functiondef('keep_danger_shown(uuid, boolean, bigint)'::regprocedure);
  _after constant text := replace(_before, $a$
  if _contact.id is null or _contact.status = 'closed'
    or (danger_now(person_of(_contact.channel, _contact.thread_key))).since is null then
    return false;
  end if;$a$, $b$
  if _contact.id is null or _contact.status = 'closed' then
    return false;
  elsif (danger_now(person_of(_contact.channel, _contact.thread_key))).since is null then
    update contact set danger_before = 'said_so', version = version + 1
      where id = _contact_id and danger = 'danger_word' and _said_so and danger_before is null;
    update contact set danger = contact.danger_before, danger_before = null, version = version + 1
      where id = _contact_id and danger = 'danger_word';
    return found;
  end if;$b$);
begin
  if _after = _before then
    raise exception 'what is shown of danger does not go by whether it holds';
  end if;
  execute _after;
end $do$;
