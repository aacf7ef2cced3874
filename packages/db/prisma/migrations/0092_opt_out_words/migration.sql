-- What is kept of whether somebody wants to be written to says what it is, which message it was and where it stands in the
-- conversation (DB230). A stop word, a refusal in words and a provider's block are three things, each with its own way out.

create type opt_out_kind as enum (
  'stop_word', 'start_word', 'refused_in_words', 'agreed_anew', 'provider_blocks', 'provider_unblocks'
);

drop function record_opt_out;
alter table opt_out_word
  add column kind opt_out_kind,
  -- The event key of the message that said it, or on which the provider blocks; null when there is none.
  add column message_key keyed_hash,
  -- Which of staff said it for them.
  add column by_id uuid references staff (id) on delete restrict,
  -- By which edition of the lists a word was read; 0: as delivered.
  add column edition integer,
  -- Its place: after all that was in this contact at this version. Null and 0: before the thread had one.
  add column contact_id uuid references contact (id) on delete restrict,
  add column entry integer not null default 0,
  -- When it was heard here, and never before what was heard of this thread before it.
  add column at timestamptz(3);
alter table opt_out_word alter column said_at drop not null;

-- Which message an older word was, nobody knows. So that the message of a STOP is not taken for a later one, the word that
-- holds counts after all that came until now.
alter table opt_out_word disable trigger opt_out_word_only_added;
update opt_out_word set kind = case when opted_out then 'stop_word' else 'start_word' end::opt_out_kind, at = said_at;
update opt_out_word set said_at = null, contact_id = latest.id, entry = latest.version
from (
  select distinct on (word.channel, word.thread_key) word.channel, word.dedupe_key, contact.id, contact.version
  from opt_out_word word
  join contact on contact.channel = word.channel and contact.thread_key = word.thread_key
  order by word.channel, word.thread_key, word.said_at desc, word.seq desc, contact.number desc
) latest
where opt_out_word.channel = latest.channel and opt_out_word.dedupe_key = latest.dedupe_key;
alter table opt_out_word enable trigger opt_out_word_only_added;

drop index opt_out_word_thread_idx;
alter table opt_out_word drop column opted_out, alter column kind set not null, alter column at set not null,
  alter column entry drop default,
  add constraint opt_out_word_possible check (
    (by_id is not null) = (kind in ('refused_in_words', 'agreed_anew'))
    and (kind in ('stop_word', 'start_word') or edition is null)
    and (contact_id is not null or entry = 0) and entry >= 0
    -- What somebody said is the message it was; a word from before this has none.
    and (kind not in ('stop_word', 'start_word') or message_key is null or message_key::bytea = dedupe_key::bytea)
    and (by_id is null or message_key is null));
create index opt_out_word_thread_idx on opt_out_word (channel, thread_key, seq);

-- Since when a thread takes no messages, by whom ever: the last of what closes it that nothing said later takes back. Null
-- when it takes them. Whether somebody wrote since, and so may be answered, is the contact policy's to say.
create function opt_out_stands(_channel text, _thread_key bytea) returns timestamptz language sql stable as $$
  with said as (
    select word.kind, least(word.said_at, word.at) as at,
      row_number() over (order by least(word.said_at, word.at), word.seq) as nth
    from opt_out_word word where word.channel = _channel and word.thread_key = _thread_key
  )
  select max(closing.at) from said closing
  where closing.kind in ('stop_word', 'refused_in_words', 'provider_blocks') and not exists (
    select from said opening where opening.nth > closing.nth and (
      opening.kind = 'start_word'
      or (opening.kind = 'agreed_anew' and closing.kind = 'refused_in_words')
      or (opening.kind = 'provider_unblocks' and closing.kind = 'provider_blocks')));
$$;

-- Under the thread's lock. False: it was kept before. Whoever decides about the open contact does so anew, and where nothing
-- may be sent any more, what waits to be sent comes back at once.
create function keep_opt_out_word(
  _channel text, _dedupe_key bytea, _thread_key bytea, _kind opt_out_kind, _message_key bytea, _by uuid, _edition integer,
  _said_at bigint, _now_ms bigint
) returns boolean language plpgsql as $$
declare
  _contact contact;
  _since timestamptz;
  _waiting uuid;
begin
  select * into _contact from contact where channel = _channel and thread_key = _thread_key
    order by status <> 'closed' desc, number desc limit 1;
  insert into opt_out_word
      (channel, dedupe_key, thread_key, kind, message_key, by_id, edition, contact_id, entry, said_at, at)
    values (_channel, _dedupe_key, _thread_key, _kind, _message_key, _by, _edition, _contact.id,
      coalesce(_contact.version + (_contact.status <> 'closed')::integer, 0), instant(_said_at),
      greatest(instant(_now_ms), (
        select max(at) from opt_out_word where channel = _channel and thread_key = _thread_key)))
    on conflict do nothing;
  if not found then
    return false;
  end if;
  update contact set version = version + 1 where id = _contact.id and status <> 'closed';
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

create function record_opt_out(
  _channel text, _dedupe_key bytea, _thread_key bytea, _kind opt_out_kind, _message_key bytea, _edition integer,
  _said_at bigint, _now_ms bigint
) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(thread_lock(_thread_key));
  return keep_opt_out_word(_channel, _dedupe_key, _thread_key, _kind, _message_key, null, _edition, _said_at, _now_ms);
end $$;

-- The provider refuses a message of ours because it takes none to them. Of a message that is not this channel's it says nothing.
create function provider_refuses(_channel text, _dedupe_key bytea, _message_id uuid, _now_ms bigint) returns boolean
language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from message where id = _message_id and direction = 'outbound'));
begin
  if _contact.id is null or _contact.channel <> _channel then
    return false;
  end if;
  return keep_opt_out_word(
    _channel, _dedupe_key, _contact.thread_key, 'provider_blocks', null, null, null, null, _now_ms);
end $$;

-- What they said in words of their own, as whoever has the contact tells it.
create function state_opt_out(_contact_id uuid, _by uuid, _kind opt_out_kind, _now_ms bigint)
returns table (kind text, version integer, holder json) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
begin
  if _contact.id is null then
    kind := 'not_found';
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  else
    -- Each version is given once, so this names one word for ever.
    perform keep_opt_out_word(
      _contact.channel, sha256(convert_to('said ' || _contact_id || ' ' || _contact.version, 'UTF8')), _contact.thread_key,
      _kind, null, _by, null, null, _now_ms);
    kind := 'kept';
    select contact.version into version from contact where contact.id = _contact_id;
  end if;
  return next;
end $$;
