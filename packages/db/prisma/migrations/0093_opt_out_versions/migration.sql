-- Each word gives its next version to every contact of its thread that is open or has something to send (DB211), a closed one
-- whose goodbye waits as well: whatever is decided about it is decided anew.

create function may_be_decided(_contact contact) returns boolean language sql stable
return _contact.status <> 'closed' or exists (
  select from message join outbox on outbox.message_id = message.id where message.contact_id = _contact.id);

-- As it was, under the thread's lock. False: it was kept before. Where nothing may be sent any more, what waits to be sent comes
-- back at once.
create or replace function keep_opt_out_word(
  _channel text, _dedupe_key bytea, _thread_key bytea, _kind opt_out_kind, _message_key bytea, _by uuid, _edition integer,
  _said_at bigint, _now_ms bigint
) returns boolean language plpgsql as $$
declare
  _contact contact;
  -- Whether it takes the next version with this word.
  _is_decided boolean;
  _since timestamptz;
  _waiting uuid;
begin
  select * into _contact from contact where channel = _channel and thread_key = _thread_key
    order by status <> 'closed' desc, number desc limit 1;
  _is_decided := _contact.id is not null and may_be_decided(_contact);
  insert into opt_out_word
      (channel, dedupe_key, thread_key, kind, message_key, by_id, edition, contact_id, entry, said_at, at)
    values (_channel, _dedupe_key, _thread_key, _kind, _message_key, _by, _edition, _contact.id,
      coalesce(_contact.version + _is_decided::integer, 0), instant(_said_at),
      greatest(instant(_now_ms), (
        select max(at) from opt_out_word where channel = _channel and thread_key = _thread_key)))
    on conflict do nothing;
  if not found then
    return false;
  end if;
  update contact set version = version + 1
    where channel = _channel and thread_key = _thread_key and may_be_decided(contact);
  _since := opt_out_stands(_channel, _thread_key);
  delete from opt_out where channel = _channel and thread_key = _thread_key and _since is null;
  if _since is null then
    return true;
  end if;
  insert into opt_out (channel, thread_key, at) values (_channel, _thread_key, _since)
    on conflict (channel, thread_key) do update set at = excluded.at;
  -- What they wrote after it may be answered, however late the word comes.
  if _kind not in ('stop_word', 'refused_in_words', 'provider_blocks') or exists (
    select from message join contact on contact.id = message.contact_id
    where contact.channel = _channel and contact.thread_key = _thread_key and message.direction = 'inbound'
      and least(message.sent_at, message.at) > instant(_said_at))
  then
    return true;
  end if;
  for _waiting in
    select outbox.message_id from outbox
    join message on message.id = outbox.message_id
    join contact on contact.id = message.contact_id
    where contact.channel = _channel and contact.thread_key = _thread_key order by message.version
  loop
    -- What is being handed over has left; what becomes of it is said by whoever does it.
    delete from outbox where message_id = _waiting and handing_over_at is null;
    if found then
      perform settle_message(_waiting, 'failed', 'opted_out');
    end if;
  end loop;
  return true;
end $$;
