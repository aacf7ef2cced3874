-- The order of a conversation, which no clock can change (DB201), and decisions that hold at the moment at which something is
-- stored or leaves (DB202, DB203): both at the very version of the contact whose facts were read.

alter table message
  -- The contact's version when it was written or arrived.
  add column entry integer,
  -- When the handing over began that it may have left by, and at which version of the contact.
  add column handed_at timestamptz(3),
  add column handed_version integer,
  -- When it was known that it did not arrive, though it may have left.
  add column lost_at timestamptz(3);

-- What came before keeps the order in which it was written; nothing that happens from now on has so low a number, since each of
-- these gave its contact a version. What it was that did not arrive, nobody knows any more: it counts for nothing.
alter table message disable trigger user;
update message set entry = ranked.entry,
  handed_at = case when message.send_state in ('sent', 'delivered', 'unknown') then message.at else ranked.handing_over_at end,
  handed_version = case
    when message.send_state in ('sent', 'delivered', 'unknown') or ranked.handing_over_at is not null then ranked.entry end
from (
  select message.id, outbox.handing_over_at,
    row_number() over (partition by message.contact_id order by message.at, message.version, message.id) as entry
  from message left join outbox on outbox.message_id = message.id
) ranked
where ranked.id = message.id;
alter table message enable trigger user;
alter table message alter column entry set not null;

-- As it was (DB4, DB7, DB8), and with the order. Nothing more is asked of what arrives.
create or replace function message_guard() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  -- As nearly every message arrives.
  if tg_op = 'INSERT' and new.direction = 'inbound' and new.version >= 1 and new.media >= 0
    and num_nulls(new.author_id, new.send_state, new.seen_at, new.withdrawn_at, new.failure) = 5
    and num_nulls(new.channel, new.dedupe_key, new.body, new.body_key) = 0
    and (new.raw is null or new.unreadable) then
    return new;
  end if;
  _broken := case
    when new.version < 1 then 'message_version'
    when new.media < 0 or (new.direction = 'outbound' and new.media > 0) then 'message_media'
    when (new.direction = 'outbound') <> (new.author_id is not null)
      or (new.direction = 'outbound') <> (new.send_state is not null) then 'message_outbound'
    when (new.direction = 'inbound') <> (new.channel is not null)
      or (new.direction = 'inbound') <> (new.dedupe_key is not null) then 'message_event'
    when new.direction = 'outbound' and (new.sent_at is not null or new.unreadable
      or new.raw is not null or new.withdrawn_at is not null) then 'message_inbound_only'
    when new.seen_at is not null and (new.direction = 'inbound'
      or new.send_state not in ('sent', 'delivered', 'unknown')) then 'message_seen'
    when (new.withdrawn_at is not null) <> (new.body is null)
      or (new.body is null) <> (new.body_key is null)
      or (new.body is null and (new.raw is not null or new.provider is not null)) then 'message_withdrawn'
    when new.failure is not null
      and (new.direction = 'inbound' or new.send_state not in ('failed', 'unknown')
        or new.failure !~ '^[a-z][a-z0-9_]{0,59}$') then 'message_failure'
    when new.raw is not null and not new.unreadable then 'message_raw'
    when (new.handed_at is null) <> (new.handed_version is null)
      or (new.direction = 'inbound' and new.handed_at is not null)
      or (new.lost_at is not null and (new.handed_at is null or new.send_state <> 'failed')) then 'message_handed'
    when tg_op = 'INSERT' then null
    when old.send_state is distinct from new.send_state and not (
        (old.send_state = 'queued' and new.send_state in ('sent', 'delivered', 'failed', 'unknown'))
        or (old.send_state = 'unknown' and new.send_state in ('sent', 'delivered', 'failed'))
        or (old.send_state = 'sent' and new.send_state in ('delivered', 'failed'))) then 'message_forward'
    when (new.id, new.contact_id, new.direction, new.at, new.author_id, new.media, new.channel, new.dedupe_key, new.entry)
      is distinct from
      (old.id, old.contact_id, old.direction, old.at, old.author_id, old.media, old.channel, old.dedupe_key, old.entry)
      or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
      or (new.body is not null and new.body is distinct from old.body) then 'message_same'
    -- Until it is settled it may turn out that it surely was not sent; then it stays as it was.
    when old.send_state <> 'queued' and (new.handed_at, new.handed_version) is distinct from (old.handed_at, old.handed_version)
      or (old.lost_at is not null and new.lost_at is distinct from old.lost_at) then 'message_handed'
  end;
  if _broken is not null then
    raise exception 'no message can be or become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;

-- The roads in say it with what they say already.
do $do$
declare
  _name text;
  _before text;
  _after text;
begin
  foreach _name in array '{ingest,ingest_one,ingest_automatic}'::text[] loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(replace(replace(replace(_before,
      'direction, at, version, sent_at', 'direction, at, version, entry, sent_at'),
      -- ingest
      $$case when arrival.outcome in ('continued', 'reopened') then arrival.version + 1 else 1 end,$$,
      $$case when arrival.outcome in ('continued', 'reopened') then arrival.version + 1 else 1 end,
      case when arrival.outcome in ('continued', 'reopened') then arrival.version + 1 else 1 end,$$),
      -- ingest_one
      $$case when _opened = 'new' then 1 else _known.version + 1 end,$$,
      $$case when _opened = 'new' then 1 else _known.version + 1 end,
      case when _opened = 'new' then 1 else _known.version + 1 end,$$),
      -- ingest_automatic
      $$_now, _version, instant(_sent_at)$$, $$_now, _version, _version, instant(_sent_at)$$);
    if _after = replace(_before, 'direction, at, version, sent_at', 'direction, at, version, entry, sent_at')
      or _after = _before then
      raise exception '% does not write a message', _name;
    end if;
    execute _after;
  end loop;
end $do$;

-- Why an answer of this author may not leave its contact whatever the policies say; null: nothing is in its way.
create function message_refusal(_contact contact, _author_id uuid) returns text language sql immutable
return case
  when _contact.status = 'closed' and _contact.closed_by_id <> _author_id then 'closed'
  when _contact.status <> 'closed' and _contact.holder_id is distinct from _author_id then 'not_held'
end;

-- DB202: as it was, at the version of which the decision was made; 'changed' otherwise, with the version that it is by now.
-- Whether somebody opted out is the policy's question. A lift is used up by what is stored with it.
drop function queue_answer_of_draft;
drop function queue_answer;
create function queue_answer(
  _contact_id uuid, _message_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint, _not_before bigint,
  _good_until bigint, _expected integer, _uses_lift boolean
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
  elsif _contact.version is distinct from _expected then
    kind := 'changed';
    version := _contact.version;
  else
    kind := 'queued';
    version := _contact.version + 1;
    insert into message (id, contact_id, direction, at, version, entry, author_id, send_state, body_key, body)
      values (_message_id, _contact_id, 'outbound', instant(_now_ms), _contact.version + 1, _contact.version + 1, _by,
        'queued', _body_key, _body);
    insert into outbox (message_id, due_at, not_before, good_until)
      values (_message_id, instant(coalesce(_not_before, _now_ms)), instant(_not_before), instant(_good_until));
    update contact set unanswered = 0, version = contact.version + 1 where id = _contact_id;
    if _uses_lift then
      update reach_lift set used_by_id = _message_id
      where used_by_id is null and id = (
        select id from reach_lift where contact_id = _contact_id order by at_version desc limit 1);
      if not found then
        raise exception 'there is no lift to use up';
      end if;
    end if;
  end if;
  return next;
end $$;

create function queue_answer_of_draft(
  _contact_id uuid, _message_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint, _not_before bigint,
  _good_until bigint, _expected integer, _uses_lift boolean, _revision integer, _rest_key bytea, _rest bytea
) returns table (kind text, version integer, holder json) language plpgsql as $$
begin
  select answer.kind, answer.version, answer.holder into kind, version, holder
  from queue_answer(_contact_id, _message_id, _by, _body_key, _body, _now_ms, _not_before, _good_until, _expected,
    _uses_lift) answer;
  if kind = 'queued' then
    perform keep_draft(_contact_id, 'reply', _by, _revision, _rest_key, _rest, _now_ms);
  end if;
  return next;
end $$;

-- DB203: all checks once more, at the last moment before the words leave; the lease runs anew from here. 'changed': the contact
-- has another version than the one that was decided on. 'gone': it may not leave, or not yet, whatever is decided.
-- The version stays: all that begins here are clocks, and no decision of this moment is another one for it.
create function mark_handing_over(
  _message_id uuid, _holder text, _expected integer, _now_ms bigint, _lease_until bigint, _look_at bigint
) returns text language plpgsql as $$
declare
  _contact constant contact := lock_contact((select contact_id from message where id = _message_id));
  _now constant timestamptz := instant(_now_ms);
begin
  if not exists (
      select from outbox join message on message.id = outbox.message_id
      where outbox.message_id = _message_id and outbox.lease_holder = _holder and outbox.lease_until > _now
        and outbox.handing_over_at is null
        -- A clock that was set back by more than a minute leaves nobody able to tell how late it is (DB48).
        and (outbox.good_until is null or (outbox.good_until > _now and message.at <= _now + interval '1 minute'))
        and message_refusal(_contact, message.author_id) is null
        and not exists (
          select from message earlier join outbox ahead on ahead.message_id = earlier.id
          where earlier.contact_id = message.contact_id and earlier.version < message.version)) then
    return 'gone';
  elsif _contact.version <> _expected then
    return 'changed';
  end if;
  update outbox set handing_over_at = _now, lease_until = instant(_lease_until) where message_id = _message_id;
  update message set handed_at = _now, handed_version = _contact.version where id = _message_id;
  if _contact.medium = 'text' then
    insert into reach_deadline (contact_id, due_at) values (_contact.id, instant(_look_at))
    on conflict (contact_id) do update set lease_until = null,
      due_at = case when reach_deadline.due_at > _now then least(reach_deadline.due_at, excluded.due_at) else excluded.due_at end;
  end if;
  return 'marked';
end $$;

-- As it was, and says when it was handed over, or lost though it may have left.
create function settle_message(_message_id uuid, _state send_state, _reason text, _now_ms bigint) returns boolean
language plpgsql as $$
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
    -- A provider may know of it before whoever handed it over has said so.
    handed_at = case when _state <> 'failed' then coalesce(handed_at, instant(_now_ms)) else handed_at end,
    handed_version = case when _state <> 'failed' and (handed_at is not null or _now_ms is not null)
      then coalesce(handed_version, _contact.version + 1) else handed_version end,
    lost_at = case when _state = 'failed' and handed_at is not null then coalesce(instant(_now_ms), handed_at) end,
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
-- For what never began to leave, and so needs no time.
create or replace function settle_message(_message_id uuid, _state send_state, _reason text) returns boolean
language plpgsql as $$
begin
  return settle_message(_message_id, _state, _reason, null);
end $$;

create function settle_handed_over(
  _message_id uuid, _state send_state, _reason text, _provider bytea, _now_ms bigint
) returns boolean language plpgsql as $$
declare
  _settled constant boolean := settle_message(_message_id, _state, _reason, _now_ms);
begin
  update message set provider = _provider
    where id = _message_id and direction = 'outbound' and provider is null and _provider is not null;
  return _settled;
end $$;
drop function settle_handed_over(uuid, send_state, text, bytea);

drop function record_receipt;
create function record_receipt(
  _channel text, _dedupe_key bytea, _message_id uuid, _state send_state, _reason text, _provider bytea, _now_ms bigint
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
    _message_id, _state, case when _state = 'failed' then coalesce(_reason, 'provider') end, _provider, _now_ms);
end $$;

-- DB208: how danger stands after all that happened to somebody, in the order in which it happened. `since` is null when it does not
-- hold; `known`: the preferences above this number were kept since it began.
create function danger_now(_person_id uuid, out since timestamptz, out known bigint, out check_at timestamptz, out confirmed uuid[])
language plpgsql stable as $$
declare
  _event danger_event;
begin
  for _event in select * from danger_event where person_id = _person_id order by seq loop
    if _event.kind = 'danger_word' then
      since := coalesce(since, _event.at);
      known := coalesce(known, _event.known);
      check_at := null;
      confirmed := '{}';
    elsif since is null then
      null;
    elsif _event.kind = 'check_word' then
      if _event.agreed_at < since then
        check_at := coalesce(check_at, _event.at);
      end if;
    elsif check_at is not null and _event.by_id <> all (confirmed) then
      confirmed := confirmed || _event.by_id;
      if cardinality(confirmed) = 2 then
        since := null;
        known := null;
        check_at := null;
        confirmed := '{}';
      end if;
    end if;
  end loop;
end $$;
