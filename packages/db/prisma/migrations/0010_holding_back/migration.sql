-- Answers that are held back for a moment and can be taken back; providers' reasons; opt-outs that count once.

-- Until when an answer is held back, as its author was told; null when it was not.
alter table outbox add column not_before timestamptz(3);

-- What is not known stays to be looked at.
create index message_unknown_idx on message (at) where send_state = 'unknown';

create function holder_of(_contact contact) returns json language sql stable
return (select json_build_object('id', staff.id, 'name', staff.name) from staff where staff.id = _contact.holder_id);

drop function queue_answer;
create function queue_answer(
  _contact_id uuid, _message_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint, _not_before bigint,
  _good_until bigint
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
    holder := holder_of(_contact);
  elsif exists (select from opt_out where opt_out.channel = _contact.channel and opt_out.thread_key = _contact.thread_key) then
    kind := 'opted_out';
  else
    kind := 'queued';
    version := _contact.version + 1;
    insert into message (id, contact_id, direction, at, version, author_id, send_state, body_key, body)
      values (_message_id, _contact_id, 'outbound', instant(_now_ms), _contact.version + 1, _by, 'queued', _body_key, _body);
    insert into outbox (message_id, due_at, not_before, good_until)
      values (_message_id, instant(coalesce(_not_before, _now_ms)), instant(_not_before), instant(_good_until));
    update contact set unanswered = 0, version = contact.version + 1 where id = _contact_id;
  end if;
  return next;
end $$;

-- Takes an answer back for its author, unless somebody hands it over or has done so. Deleting the row is the
-- compare-and-set: whoever wants to hand it over changes that same row first, and finds it no more.
create function take_back_answer(_message_id uuid, _by uuid)
returns table (
  kind text, version integer, holder json, state send_state, reason text, contact_id uuid, owner_key bytea,
  body_key bytea, body bytea
) language plpgsql as $$
declare
  _contact contact := lock_contact(
    (select message.contact_id from message where message.id = _message_id and message.direction = 'outbound'));
  _author uuid := (select message.author_id from message where message.id = _message_id);
begin
  if _contact.id is null then
    kind := 'not_found';
    return next;
    return;
  elsif _author <> _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
    return next;
    return;
  end if;
  delete from outbox where outbox.message_id = _message_id and outbox.handing_over_at is null;
  if found then
    perform settle_message(_message_id, 'failed', 'taken_back');
  end if;
  return query
    select case when message.failure = 'taken_back' then 'taken_back' else 'too_late' end, message.version, null::json,
      message.send_state, message.failure, _contact.id, _contact.owner_key, message.body_key, message.body
    from message where message.id = _message_id;
end $$;

-- A provider's word, once per key. Words on messages of another channel, or of nobody, change nothing.
drop function record_receipt;
create function record_receipt(_channel text, _dedupe_key bytea, _message_id uuid, _state send_state, _reason text)
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
  return settle_message(_message_id, _state, case when _state = 'failed' then coalesce(_reason, 'provider') end);
end $$;

-- What was said about opting out, each word once, for ever. `opt_out` is what follows from it.
create table opt_out_word (
  channel channel_id not null,
  dedupe_key keyed_hash not null,
  thread_key keyed_hash not null,
  opted_out boolean not null,
  -- When it was said: by the provider's word where it gives one, else when it arrived.
  said_at timestamptz(3) not null,
  -- Of two said at once, the one that arrived later.
  seq bigint not null generated always as identity,
  primary key (channel, dedupe_key)
);
create index opt_out_word_thread_idx on opt_out_word (channel, thread_key, said_at desc, seq desc);
create trigger opt_out_word_only_added before update or delete on opt_out_word
  for each row execute function only_added();
insert into opt_out_word (channel, dedupe_key, thread_key, opted_out, said_at)
  select channel, sha256(convert_to(channel, 'UTF8') || thread_key::bytea), thread_key, true, at from opt_out;

drop function record_opt_out;
-- False: these words were heard before. Where they change how the thread stands, what waits to be sent comes back at
-- once, and whoever looks at the contact is told.
create function record_opt_out(
  _channel text, _dedupe_key bytea, _thread_key bytea, _opted_out boolean, _said_at bigint, _now_ms bigint
) returns boolean language plpgsql as $$
declare
  _was boolean;
  _is boolean;
  _waiting uuid;
begin
  perform pg_advisory_xact_lock(thread_lock(_thread_key));
  insert into opt_out_word (channel, dedupe_key, thread_key, opted_out, said_at)
    values (_channel, _dedupe_key, _thread_key, _opted_out, instant(coalesce(_said_at, _now_ms))) on conflict do nothing;
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
