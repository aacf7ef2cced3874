-- A lift is used up by what may have left, and "they will text" is settled by whatever they wrote themselves (DB209, DB245).

-- Whether the message that used it up may have left: what was taken back before that, or came back, used up nothing.
create function lift_is_used(_lift reach_lift) returns boolean language sql stable
return _lift.used_by_id is not null and not exists (
  select from message where id = _lift.used_by_id and send_state = 'failed' and handed_at is null);

create or replace function reach_lift_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.used_by_id is null or lift_is_used(old)
    or (new.id, new.contact_id, new.at_version, new.locks, new.at, new.by_id, new.body_key, new.body)
      is distinct from (old.id, old.contact_id, old.at_version, old.locks, old.at, old.by_id, old.body_key, old.body)
    or not exists (select from message where id = new.used_by_id and contact_id = new.contact_id and direction = 'outbound') then
    raise exception 'a lift is only ever used up, and by a message of its contact'
      using errcode = 'check_violation', constraint = 'reach_lift_only_used';
  end if;
  return new;
end $$;

do $do$
declare
  _before constant text := pg_get_functiondef('queue_answer'::regproc);
  _after constant text := replace(_before, 'where used_by_id is null and id =', 'where not lift_is_used(reach_lift) and id =');
begin
  if _after = _before then
    raise exception 'an answer uses up no lift';
  end if;
  execute _after;
end $do$;

-- As it was (DB245), and of a machine's mail that somebody found to be theirs.
create or replace function follow_up_arrived(_follow_up follow_up) returns boolean language sql stable
return _follow_up.kind = 'they_text' and exists (
  select from contact agreed
  join contact here on here.thread_key = agreed.thread_key and here.channel = agreed.channel
  join message on message.contact_id = here.id and message.direction = 'inbound'
  left join mail on mail.message_id = message.id and mail.automatic is not null
  left join mail_look on mail_look.message_id = mail.message_id and mail_look.verdict = 'person'
  where agreed.id = _follow_up.contact_id and message.at >= _follow_up.due_at
    and message.at < _follow_up.until_at and (mail.message_id is null or mail_look.message_id is not null));
