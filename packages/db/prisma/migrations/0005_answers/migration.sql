-- What leaves, what colleagues write, and what the person takes back. Each takes the thread's lock first.

create function queue_answer(
  _contact_id uuid, _message_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint, _good_until bigint
) returns table (kind text, version integer, holder json) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _earlier message;
begin
  select * into _earlier from message where id = _message_id;
  if _contact.id is null or _earlier.contact_id <> _contact_id or _earlier.author_id <> _by then
    kind := 'not_found';
  elsif _earlier.id is not null then
    kind := 'queued';
    version := _earlier.version;
  elsif _contact.status = 'closed' then
    kind := 'closed';
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := (select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = _contact.holder_id);
  elsif exists (select from opt_out where opt_out.channel = _contact.channel and opt_out.thread_key = _contact.thread_key) then
    kind := 'opted_out';
  else
    kind := 'queued';
    version := _contact.version + 1;
    insert into message (id, contact_id, direction, at, version, author_id, send_state, body_key, body)
      values (_message_id, _contact_id, 'outbound', instant(_now_ms), _contact.version + 1, _by, 'queued', _body_key, _body);
    insert into outbox (message_id, due_at, good_until) values (_message_id, instant(_now_ms), instant(_good_until));
    update contact set unanswered = 0, version = contact.version + 1 where id = _contact_id;
  end if;
  return next;
end $$;

create function write_note(
  _contact_id uuid, _note_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint
) returns integer language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _earlier note;
begin
  select * into _earlier from note where id = _note_id;
  if _contact.id is null or _earlier.contact_id <> _contact_id or _earlier.author_id <> _by then
    return null;
  elsif _earlier.id is not null then
    return _earlier.version;
  end if;
  insert into note (id, contact_id, author_id, at, version, body_key, body)
    values (_note_id, _contact_id, _by, instant(_now_ms), _contact.version + 1, _body_key, _body);
  update contact set version = version + 1 where id = _contact_id;
  return _contact.version + 1;
end $$;

-- Records what became of a message. False: the state is not ahead of the present one, and nothing changed.
create function settle_message(_message_id uuid, _state send_state, _reason text) returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from message where id = _message_id));
  _present send_state := (select send_state from message where id = _message_id);
begin
  if _present is null or not (
      (_present = 'queued' and _state in ('sent', 'delivered', 'failed', 'unknown'))
      or (_present = 'unknown' and _state in ('sent', 'delivered', 'failed'))
      or (_present = 'sent' and _state in ('delivered', 'failed'))) then
    return false;
  end if;
  delete from outbox where message_id = _message_id;
  update message set send_state = _state, version = _contact.version + 1,
    seen_at = case when _state <> 'failed' then seen_at end,
    failure = case when _state in ('failed', 'unknown') then _reason end
    where id = _message_id;
  -- What was not sent answered nothing: what it seemed to answer is owed again.
  update contact set version = version + 1, unanswered = case when _state = 'failed' and status <> 'closed' then (
      select count(*) from message where contact_id = _contact.id and direction = 'inbound' and at > coalesce(
        (select max(at) from message where contact_id = _contact.id and direction = 'outbound' and send_state <> 'failed'),
        '-infinity'))
    else unanswered end
    where id = _contact.id;
  return true;
end $$;

-- A provider's word, once per key. Words on messages of another channel, or of nobody, change nothing.
create function record_receipt(_channel text, _dedupe_key bytea, _message_id uuid, _state send_state)
returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from message where id = _message_id and direction = 'outbound'));
begin
  if _contact.id is null or _contact.channel <> _channel then
    return false;
  end if;
  insert into delivery (channel, dedupe_key, message_id) values (_channel, _dedupe_key, _message_id)
    on conflict do nothing;
  if not found then
    return false;
  end if;
  return settle_message(_message_id, _state, case when _state = 'failed' then 'provider' end);
end $$;

create function record_opt_out(_channel text, _thread_key bytea, _opted_out boolean, _now_ms bigint)
returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(thread_lock(_thread_key));
  if _opted_out then
    insert into opt_out (channel, thread_key, at) values (_channel, _thread_key, instant(_now_ms)) on conflict do nothing;
  else
    delete from opt_out where channel = _channel and thread_key = _thread_key;
  end if;
end $$;

-- Erases the person's words and their keys. Without a message: all of them, and what they said about being reached.
create function withdraw_words(_channel text, _thread_key bytea, _message_id uuid, _valid_ms bigint, _now_ms bigint)
returns boolean language plpgsql as $$
declare
  _contact contact;
  _known boolean := false;
begin
  perform pg_advisory_xact_lock(thread_lock(_thread_key));
  if not exists (
      select from contact where channel = _channel and thread_key = _thread_key
      and last_inbound_at > instant(_now_ms - _valid_ms)) then
    return false;
  end if;
  for _contact in select * from contact where channel = _channel and thread_key = _thread_key order by number loop
    _known := _known or _message_id is null or exists (
      select from message where id = _message_id and contact_id = _contact.id and direction = 'inbound');
    update message set body = null, body_key = null, raw = null, withdrawn_at = instant(_now_ms), version = _contact.version + 1
      where contact_id = _contact.id and direction = 'inbound' and withdrawn_at is null
        and (_message_id is null or id = _message_id);
    if found or (_message_id is null and _contact.reach is not null) then
      update contact set version = version + 1, reach = case when _message_id is null then null else reach end
        where id = _contact.id;
    end if;
  end loop;
  return _known;
end $$;
