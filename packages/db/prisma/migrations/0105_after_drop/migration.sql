-- DB258: the one text after a conversation broke off, of somebody who asked for it (CP15).
create table after_drop_message (
  message_id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict
);
create index after_drop_message_contact_idx on after_drop_message (contact_id);
create trigger after_drop_message_only_added before update or delete on after_drop_message
  for each row execute function only_added();

-- How many others there are in its contact that left, may leave yet, or may have left.
create function after_drop_tries(_message_id uuid, _contact_id uuid) returns integer language sql stable
return (
  select count(*)::integer from after_drop_message other
  join message on message.id = other.message_id and (message.send_state <> 'failed' or message.handed_at is not null)
  where other.contact_id = _contact_id and other.message_id is distinct from _message_id);

-- Said of a message before it is stored, by whoever has the contact.
create function write_after_drop(_message_id uuid, _contact_id uuid, _by uuid)
returns table (kind text, holder json) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
begin
  kind := case
    when exists (select from after_drop_message where message_id = _message_id and contact_id = _contact_id) then 'kept'
    when _contact.id is null or exists (select from after_drop_message where message_id = _message_id)
      or exists (select from message where id = _message_id) then 'not_found'
    when _contact.status = 'closed' then 'closed'
    when _contact.holder_id is distinct from _by then 'not_holder'
  end;
  if kind = 'not_holder' then
    holder := holder_of(_contact);
  elsif kind is null then
    insert into after_drop_message (message_id, contact_id) values (_message_id, _contact_id);
    kind := 'kept';
  end if;
  return next;
end $$;

-- Whatever decided before it: of one contact, one leaves. Its contact's lock is held by whoever marks it.
create function after_drop_once() returns trigger language plpgsql as $$
begin
  if exists (
    select from after_drop_message mine
    join after_drop_message other on other.contact_id = mine.contact_id and other.message_id <> mine.message_id
    join message on message.id = other.message_id and message.handed_at is not null
    where mine.message_id = new.id) then
    raise exception 'one text leaves after a conversation broke off'
      using errcode = 'unique_violation', constraint = 'after_drop_once', table = 'message';
  end if;
  return null;
end $$;
create trigger message_after_drop_once after update of handed_at on message
  for each row when (old.handed_at is null and new.handed_at is not null) execute function after_drop_once();
