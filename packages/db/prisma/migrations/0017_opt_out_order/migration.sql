-- A word without a provider's time counts from its arrival, and so after every word that arrived before it, also when the
-- clock that dated those ran ahead and was set back (DB55). Else a START from then would outweigh the STOP that follows
-- it until the clock has caught up.

-- False: these words were heard before. Where they change how the thread stands, what waits to be sent comes back at
-- once, and whoever looks at the contact is told.
create or replace function record_opt_out(
  _channel text, _dedupe_key bytea, _thread_key bytea, _opted_out boolean, _said_at bigint, _now_ms bigint
) returns boolean language plpgsql as $$
declare
  _was boolean;
  _is boolean;
  _waiting uuid;
begin
  perform pg_advisory_xact_lock(thread_lock(_thread_key));
  insert into opt_out_word (channel, dedupe_key, thread_key, opted_out, said_at)
    values (_channel, _dedupe_key, _thread_key, _opted_out, coalesce(instant(_said_at), greatest(instant(_now_ms), (
      select max(said_at) from opt_out_word where channel = _channel and thread_key = _thread_key))))
    on conflict do nothing;
  if not found then
    return false;
  end if;
  delete from opt_out where channel = _channel and thread_key = _thread_key;
  _was := found;
  insert into opt_out (channel, thread_key, at)
    select channel, thread_key, said_at from (
      select * from opt_out_word where channel = _channel and thread_key = _thread_key
      order by said_at desc, seq desc limit 1) latest
    where opted_out;
  _is := found;
  if _is then
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
  end if;
  if _was <> _is then
    update contact set version = version + 1
      where channel = _channel and thread_key = _thread_key and status <> 'closed';
  end if;
  return true;
end $$;
