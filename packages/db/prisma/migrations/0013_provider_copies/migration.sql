-- What providers still keep of messages, until they are asked to delete it.
create table provider_copy (
  message_id uuid primary key references message (id) on delete restrict,
  -- From when its keeping counts.
  since timestamptz(3) not null,
  -- The provider's name of it, sealed under the contact's key, once the message's own key is gone: to be forgotten at once.
  ref bytea,
  attempt integer not null default 0 check (attempt >= 0),
  retry_at timestamptz(3),
  lease_until timestamptz(3)
);
create index provider_copy_since_idx on provider_copy (since);
create index provider_copy_at_once_idx on provider_copy (since) where ref is not null;

create function remember_copy() returns trigger language plpgsql as $$
begin
  insert into provider_copy (message_id, since) values (new.id, new.at) on conflict do nothing;
  return null;
end $$;
create trigger message_copy_remembered after insert or update of provider on message
  for each row when (new.provider is not null) execute function remember_copy();
insert into provider_copy (message_id, since) select id, at from message where provider is not null;

-- Whether pictures of a message still have to be fetched from its provider.
create function pictures_awaited(_message_id uuid, _media integer) returns boolean language sql stable
return _media > 0;

-- As `settle_message`, with the provider's name of what it took, which is true whatever the state is by now.
create function settle_handed_over(_message_id uuid, _state send_state, _reason text, _provider bytea)
returns boolean language plpgsql as $$
declare
  _settled constant boolean := settle_message(_message_id, _state, _reason);
begin
  update message set provider = _provider
    where id = _message_id and direction = 'outbound' and provider is null and _provider is not null;
  return _settled;
end $$;

-- Gives up what its holder has not begun to hand over, and nothing else: its holder may have slept while another sent it.
create function give_up_message(_message_id uuid, _holder text, _reason text) returns boolean language plpgsql as $$
begin
  perform lock_contact((select contact_id from message where id = _message_id));
  delete from outbox where message_id = _message_id and lease_holder = _holder and handing_over_at is null;
  return found and settle_message(_message_id, 'failed', _reason);
end $$;

-- A hand-over is lost when its lease ran out, or when the clock was set back since it began: nobody knows how long it takes.
create function hand_over_is_lost(_outbox outbox, _now_ms bigint) returns boolean language sql immutable
return _outbox.handing_over_at is not null
  and (_outbox.lease_until <= instant(_now_ms) or _outbox.handing_over_at > instant(_now_ms + 60000));

create function abandon_hand_over(_message_id uuid, _now_ms bigint) returns boolean language plpgsql as $$
begin
  perform lock_contact((select contact_id from message where id = _message_id));
  delete from outbox where message_id = _message_id and hand_over_is_lost(outbox, _now_ms);
  return found and settle_message(_message_id, 'unknown', 'lease_lost');
end $$;

drop function record_receipt;
create function record_receipt(
  _channel text, _dedupe_key bytea, _message_id uuid, _state send_state, _reason text, _provider bytea
) returns boolean language plpgsql as $$
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
  return settle_handed_over(
    _message_id, _state, case when _state = 'failed' then coalesce(_reason, 'provider') end, _provider);
end $$;

drop function withdraw_words;
-- Erases the person's words and their keys. Without a message: all of them, and what they said about being reached.
-- What a provider keeps of them is to be forgotten at once, under names that the caller has sealed anew: where one is
-- missing, 'copies_wanted', and nothing is changed. A null name says that there is none.
create function withdraw_words(
  _channel text, _thread_key bytea, _message_id uuid, _valid_ms bigint, _now_ms bigint, _copies uuid[], _refs bytea[]
) returns text language plpgsql as $$
declare
  _contact contact;
  _known boolean := false;
begin
  perform pg_advisory_xact_lock(thread_lock(_thread_key));
  if not exists (
      select from contact where channel = _channel and thread_key = _thread_key
      and last_inbound_at > instant(_now_ms - _valid_ms)) then
    return 'unknown';
  end if;
  if exists (
      select from contact
      join message on message.contact_id = contact.id
      join provider_copy on provider_copy.message_id = message.id
      where contact.channel = _channel and contact.thread_key = _thread_key and message.direction = 'inbound'
        and message.provider is not null and provider_copy.ref is null and message.id <> all (_copies)
        and (_message_id is null or message.id = _message_id)) then
    return 'copies_wanted';
  end if;
  for _contact in select * from contact where channel = _channel and thread_key = _thread_key order by number loop
    _known := _known or _message_id is null or exists (
      select from message where id = _message_id and contact_id = _contact.id and direction = 'inbound');
    delete from provider_copy using message, unnest(_copies, _refs) as given (id, ref)
      where provider_copy.message_id = given.id and given.ref is null and message.id = given.id
        and message.contact_id = _contact.id and provider_copy.ref is null;
    update provider_copy set ref = given.ref, retry_at = null
      from message, unnest(_copies, _refs) as given (id, ref)
      where provider_copy.message_id = given.id and given.ref is not null and message.id = given.id
        and message.contact_id = _contact.id and provider_copy.ref is null;
    update message set body = null, body_key = null, raw = null, provider = null, withdrawn_at = instant(_now_ms),
        version = _contact.version + 1
      where contact_id = _contact.id and direction = 'inbound' and withdrawn_at is null
        and (_message_id is null or id = _message_id);
    if found or (_message_id is null and _contact.reach is not null) then
      update contact set version = version + 1, reach = case when _message_id is null then null else reach end
        where id = _contact.id;
    end if;
  end loop;
  return case when _known then 'withdrawn' else 'unknown' end;
end $$;
