-- DB258: of two texts that wait to leave after a conversation broke off, the one that was written first is no other one's second:
-- each counted the other, and neither could leave. Of two contacts the one with the lower number comes first: any order will do
-- that is the same for both.
do $do$
declare
  _before constant text := pg_get_functiondef('after_drop_tries(uuid, uuid)'::regprocedure);
  _after constant text := regexp_replace(_before, '\)\s*$', $a$
     and (message.handed_at is not null or coalesce((
       select (there.number, message.entry) < (here.number, mine.entry)
       from message mine join contact here on here.id = mine.contact_id
       join contact there on there.id = message.contact_id
       where mine.id = _message_id), true)))$a$);
begin
  if _after = _before then
    raise exception 'how often it was tried does not end with what it counts';
  end if;
  execute _after;
end $do$;
