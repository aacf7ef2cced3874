-- What storing an arrival costs, lowered. The rules are the same; each holds where it costs least.

-- The rule as it was, without a regular expression: it is asked for every row of every arrival.
alter domain channel_id drop constraint channel_id_check;
alter domain channel_id add constraint channel_id_check check (
  ascii(value) between 97 and 122 and length(value) <= 40
  and translate(value, 'abcdefghijklmnopqrstuvwxyz0123456789-', '') = '');

-- DB1: what arrived names its event itself. `delivery` is left with what providers say of our own messages.
alter table message
  add column channel channel_id,
  add column dedupe_key keyed_hash;
alter table message disable trigger user;
update message set channel = delivery.channel, dedupe_key = delivery.dedupe_key
  from delivery where delivery.message_id = message.id and message.direction = 'inbound';
alter table message enable trigger user;
delete from delivery using message where message.id = delivery.message_id and message.direction = 'inbound';
create unique index message_once on message (channel, dedupe_key) where dedupe_key is not null;

-- DB3, DB5, DB6 in one place that costs a check constraint's half: those are read and prepared anew by every statement.
alter table contact drop constraint contact_possible;
drop function contact_is_possible;
create or replace function contact_guard() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  -- As nearly every contact begins. What is asked is prepared anew by every transaction, so little is asked of these.
  if tg_op = 'INSERT' and new.status = 'waiting'
    and num_nulls(new.holder_id, new.held_since, new.offered_to_id, new.closed_at, new.closed_by_id, new.disposition) = 6
    and new.unanswered >= 0 and new.reopened >= 0 and new.version >= 1 and new.due_at >= new.waiting_since
    and new.previous_contact_id is distinct from new.id then
    return new;
  end if;
  _broken := case
    when (new.status = 'claimed') <> (new.holder_id is not null)
      or (new.status = 'claimed') <> (new.held_since is not null) then 'contact_held'
    when (new.status = 'closed') <> (new.closed_at is not null)
      or (new.status = 'closed') <> (new.closed_by_id is not null)
      or (new.status = 'closed') <> (new.disposition is not null) then 'contact_closed'
    when new.offered_to_id is not null
      and (new.status <> 'claimed' or new.offered_to_id = new.holder_id) then 'contact_offered'
    when new.unanswered < 0 or new.reopened < 0 or new.version < 1 then 'contact_counts'
    when new.status = 'closed' and new.unanswered <> 0 then 'contact_nothing_owed_when_closed'
    when new.previous_contact_id = new.id then 'contact_previous_is_another'
    when new.due_at < new.waiting_since then 'contact_due_after_waiting'
    when tg_op = 'INSERT' then null
    when new.version <> old.version + 1 then 'contact_next_version'
    when (new.id, new.number, new.channel, new.medium, new.thread_key, new.opened_at, new.owner_key, new.previous_contact_id)
      is distinct from
      (old.id, old.number, old.channel, old.medium, old.thread_key, old.opened_at, old.owner_key, old.previous_contact_id)
      then 'contact_same'
    -- Danger is only raised here.
    when old.danger is not null and new.danger is null then 'contact_danger'
  end;
  if _broken is not null then
    raise exception 'no contact can be or become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
drop trigger contact_guard on contact;
create trigger contact_guard before insert or update on contact for each row execute function contact_guard();

-- DB4, DB7, DB8 likewise.
alter table message drop constraint message_possible;
drop function message_is_possible;
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
    when tg_op = 'INSERT' then null
    when old.send_state is distinct from new.send_state and not (
        (old.send_state = 'queued' and new.send_state in ('sent', 'delivered', 'failed', 'unknown'))
        or (old.send_state = 'unknown' and new.send_state in ('sent', 'delivered', 'failed'))
        or (old.send_state = 'sent' and new.send_state in ('delivered', 'failed'))) then 'message_forward'
    when (new.id, new.contact_id, new.direction, new.at, new.author_id, new.media, new.channel, new.dedupe_key)
      is distinct from
      (old.id, old.contact_id, old.direction, old.at, old.author_id, old.media, old.channel, old.dedupe_key)
      or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
      or (new.body is not null and new.body is distinct from old.body) then 'message_same'
  end;
  if _broken is not null then
    raise exception 'no message can be or become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
drop trigger message_guard on message;
create trigger message_guard before insert or update on message for each row execute function message_guard();

-- One row of the log for each change of a contact, which both of its streams are told from: `queue:main`, and its own.
-- It holds the facts as the change left them; they become words for the wire when they are read, by nobody who waits.
-- Older cursors are told to load anew: the rows before this were of another form.
update event_horizon set xid = pg_current_xact_id() where exists (select from event);
delete from event;
drop index event_stream_idx;
alter table event
  alter column stream drop not null,
  alter column payload drop not null,
  add column contact_id uuid,
  add column number integer,
  add column channel text,
  add column medium medium,
  add column status contact_status,
  add column danger danger_reason,
  add column waiting_since timestamptz(3),
  add column due_at timestamptz(3),
  add column unanswered integer,
  add column holder_id uuid,
  add column held_since timestamptz(3),
  add column offered_to_id uuid,
  add column unreadable boolean,
  add column low_trust boolean,
  add column language language,
  add column reopened integer,
  add column version integer;
create index event_contact_idx on event (contact_id, xid, seq) where contact_id is not null;
create index event_stream_idx on event (stream, xid, seq) where stream is not null;

-- A contact as the queue shows it: facts, never words. `_facts` is a contact, or a row of the log about one.
create function contact_facts(_id uuid, _facts anyelement, _holder text, _offered text) returns json
language plpgsql stable as $$
begin
  return json_build_object(
    'id', _id,
    'number', _facts.number,
    'channel', _facts.channel,
    'medium', _facts.medium,
    'status', _facts.status,
    'danger', _facts.danger,
    'waitingSince', ms(_facts.waiting_since),
    'dueAt', ms(_facts.due_at),
    'unanswered', _facts.unanswered,
    'holder', case when _holder is not null then json_build_object('id', _facts.holder_id, 'name', _holder) end,
    'heldSince', ms(_facts.held_since),
    'offeredTo', case when _offered is not null then json_build_object('id', _facts.offered_to_id, 'name', _offered) end,
    'unreadable', _facts.unreadable,
    'lowTrust', _facts.low_trust,
    'language', _facts.language,
    'reopened', _facts.reopened,
    'version', _facts.version);
end $$;
create or replace function contact_facts(_contact contact, _holder text, _offered text) returns json
language sql stable return contact_facts(_contact.id, _contact, _holder, _offered);

-- DB10: every change of a contact, by whatever statement, appends its event in the same transaction, after the change.
-- Once for a statement, however many contacts it changed.
drop trigger contact_announced on contact;
create or replace function announce_contact() returns trigger language plpgsql as $$
begin
  insert into event (contact_id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, offered_to_id, unreadable, low_trust, language, reopened, version)
  select id, number, channel, medium, status, danger, waiting_since, due_at, unanswered, holder_id,
    held_since, offered_to_id, unreadable, low_trust, language, reopened, version
  from changed;
  return null;
end $$;
create trigger contact_announced after insert on contact
  referencing new table as changed for each statement execute function announce_contact();
create trigger contact_change_announced after update on contact
  referencing new table as changed for each statement execute function announce_contact();

-- The one road in: a batch of arrivals, each of a thread of its own, in one statement after the locks.
--
-- The caller has sealed everything under the owner it expects for each thread: a contact it knows, or a new one whose
-- wrapped key it sends along. Where the thread has another owner, nothing of that thread changes and the answer names
-- the true one ('other_owner'), or says that a new one is wanted ('owner_wanted'). What was stored is answered without
-- the ids, which are those that were sent. A column that is nowhere filled may be null as a whole.
--
-- Plans are kept for ever; made while a table was small, they must not scan it, nor its index from end to end for a hash
-- or a merge, once it is large: row by row they cost the same at any size. Its connections are opened so that none is
-- made; to say so here would set it anew for every arrival.
drop function ingest;
create function ingest(
  _now_ms bigint,
  -- Ascending, so that two batches never wait for each other in a circle.
  _locks bigint[],
  _channel text[], _medium text[], _thread_key bytea[], _owner uuid[], _owner_key bytea[], _detail bytea[],
  _reopen_within bigint[], _dedupe_key bytea[], _message uuid[], _body_key bytea[], _body bytea[], _raw bytea[],
  _reach bytea[], _sent_at bigint[], _danger text[], _language text[], _low_trust boolean[], _unreadable boolean[],
  _target bigint[], _danger_target bigint[], _provider bytea[], _media integer[]
) returns table (item integer, outcome text, opened text, contact_id uuid, message_id uuid, owner_key bytea)
language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
begin
  perform pg_advisory_xact_lock(lock) from unnest(_locks) lock;
  -- A new statement, so a new snapshot: it sees what those who held the locks before have committed.
  return query
  with arrival as materialized (
    select
      given.ord::integer as ord, given.channel::channel_id as channel, given.medium::medium as medium, given.thread_key,
      given.owner, given.owner_key, given.detail, given.dedupe_key, given.message, given.body_key, given.body, given.raw,
      given.reach, instant(given.sent_at) as sent_at, given.danger::danger_reason as danger,
      given.language::language as language, given.low_trust, given.unreadable, given.provider,
      coalesce(given.media, 0) as media,
      instant(_now_ms + given.target) as due_at,
      instant(_now_ms + least(given.target, given.danger_target)) as danger_due_at,
      thread.opened, newest.id as known, newest.owner_key as known_key, newest.version as known_version,
      stored.id as stored_message, stored.contact_id as stored_contact,
      stored.id is null
        and case when thread.opened = 'new' then given.owner_key is not null else given.owner = newest.id end as fits
    from unnest(_channel, _medium, _thread_key, _owner, _owner_key, _detail, _reopen_within, _dedupe_key, _message,
      _body_key, _body, _raw, _reach, _sent_at, _danger, _language, _low_trust, _unreadable, _target, _danger_target,
      _provider, _media) with ordinality
      as given (channel, medium, thread_key, owner, owner_key, detail, reopen_within, dedupe_key, message,
        body_key, body, raw, reach, sent_at, danger, language, low_trust, unreadable, target, danger_target,
        provider, media, ord)
    left join lateral (
      select contact.id, contact.owner_key, contact.version, contact.status, contact.closed_at
      from contact
      where contact.channel = given.channel and contact.thread_key = given.thread_key
      order by contact.number desc
      limit 1
    ) newest on true
    left join message stored on stored.channel = given.channel and stored.dedupe_key = given.dedupe_key
    cross join lateral (
      select case
        when newest.id is null then 'new'
        when newest.status <> 'closed' then 'continued'
        when newest.closed_at >= instant(_now_ms - given.reopen_within) then 'reopened'
        else 'new'
      end as opened
    ) thread
  ), made as (
    insert into contact (id, channel, medium, thread_key, danger, waiting_since, due_at, unanswered, unreadable,
      low_trust, language, opened_at, last_inbound_at, previous_contact_id, owner_key, detail, reach)
    select arrival.owner, arrival.channel, arrival.medium, arrival.thread_key, arrival.danger, _now,
      case when arrival.danger is null then arrival.due_at else arrival.danger_due_at end, 1, arrival.unreadable,
      arrival.low_trust, arrival.language, _now, _now, arrival.known, arrival.owner_key, arrival.detail, arrival.reach
    from arrival
    where arrival.fits and arrival.opened = 'new'
  ), changed as (
    update contact set
      status = case when arrival.opened = 'reopened' then 'waiting' else contact.status end,
      closed_at = null, closed_by_id = null, disposition = null,
      reopened = contact.reopened + (arrival.opened = 'reopened')::integer,
      danger = coalesce(contact.danger, arrival.danger),
      waiting_since = case when contact.unanswered = 0 then _now else contact.waiting_since end,
      due_at = case
        when contact.unanswered = 0 and coalesce(contact.danger, arrival.danger) is not null then arrival.danger_due_at
        when contact.unanswered = 0 then arrival.due_at
        when arrival.danger is not null then greatest(least(contact.due_at, arrival.danger_due_at), contact.waiting_since)
        else contact.due_at
      end,
      unanswered = contact.unanswered + 1,
      unreadable = contact.unreadable or arrival.unreadable,
      low_trust = contact.low_trust or arrival.low_trust,
      language = coalesce(arrival.language, contact.language),
      reach = coalesce(arrival.reach, contact.reach),
      last_inbound_at = _now,
      version = contact.version + 1
    from arrival
    where arrival.fits and arrival.opened <> 'new' and contact.id = arrival.owner
  ), written as (
    insert into message (id, contact_id, direction, at, version, sent_at, unreadable, body_key, body, raw, provider,
      media, channel, dedupe_key)
    select arrival.message, arrival.owner, 'inbound', _now,
      case when arrival.opened = 'new' then 1 else arrival.known_version + 1 end, arrival.sent_at, arrival.unreadable,
      arrival.body_key, arrival.body, arrival.raw, arrival.provider, arrival.media, arrival.channel, arrival.dedupe_key
    from arrival
    where arrival.fits
  )
  select
    arrival.ord,
    case
      when arrival.fits then 'stored'
      when arrival.stored_message is not null then 'duplicate'
      when arrival.opened = 'new' then 'owner_wanted'
      else 'other_owner'
    end,
    case when arrival.fits then arrival.opened end,
    case when not arrival.fits then coalesce(arrival.stored_contact, arrival.known) end,
    arrival.stored_message,
    case when not arrival.fits and arrival.opened <> 'new' then arrival.known_key end
  from arrival;
end $$;

-- The same for one arrival, in small statements: setting up the large one costs more than one arrival's work. Whatever
-- changes here changes there; a test compares both. Answered in one line: the outcome, and what the caller does not know.
drop function ingest_one;
create function ingest_one(
  _now_ms bigint, _lock bigint, _channel channel_id, _medium medium, _thread_key bytea, _owner uuid, _owner_key bytea,
  _detail bytea, _reopen_within bigint, _dedupe_key bytea, _message uuid, _body_key bytea, _body bytea, _raw bytea,
  _reach bytea, _sent_at bigint, _danger danger_reason, _language language, _low_trust boolean, _unreadable boolean,
  _target bigint, _danger_target bigint, _provider bytea, _media smallint
) returns text
language plpgsql as $$
declare
  _locked constant text := pg_advisory_xact_lock(_lock)::text;
  _now constant timestamptz := instant(_now_ms);
  _known record;
  _opened text;
begin
  -- A new statement, so a new snapshot.
  select contact_id, id into _known from message where channel = _channel and dedupe_key = _dedupe_key;
  if found then
    return concat_ws(' ', 'duplicate', _known.contact_id, _known.id);
  end if;
  select contact.id, contact.owner_key, contact.version, contact.status, contact.closed_at into _known
    from contact where contact.channel = _channel and contact.thread_key = _thread_key
    order by contact.number desc limit 1;
  if _known.id is null then
    _opened := 'new';
  elsif _known.status <> 'closed' then
    _opened := 'continued';
  else
    _opened := case when _known.closed_at >= instant(_now_ms - _reopen_within) then 'reopened' else 'new' end;
  end if;
  if _opened = 'new' then
    if _owner_key is null then
      return 'owner_wanted';
    end if;
    insert into contact (id, channel, medium, thread_key, danger, waiting_since, due_at, unanswered, unreadable,
      low_trust, language, opened_at, last_inbound_at, previous_contact_id, owner_key, detail, reach)
    values (_owner, _channel, _medium, _thread_key, _danger, _now,
      instant(_now_ms + case when _danger is null then _target else least(_target, _danger_target) end), 1, _unreadable,
      _low_trust, _language, _now, _now, _known.id, _owner_key, _detail, _reach);
  elsif _owner <> _known.id then
    return concat_ws(' ', 'other_owner', _known.id, encode(_known.owner_key, 'hex'));
  else
    update contact set
      status = case when _opened = 'reopened' then 'waiting' else contact.status end,
      closed_at = null, closed_by_id = null, disposition = null,
      reopened = contact.reopened + (_opened = 'reopened')::integer,
      danger = coalesce(contact.danger, _danger),
      waiting_since = case when contact.unanswered = 0 then _now else contact.waiting_since end,
      due_at = case
        when contact.unanswered = 0 and coalesce(contact.danger, _danger) is not null
          then instant(_now_ms + least(_target, _danger_target))
        when contact.unanswered = 0 then instant(_now_ms + _target)
        when _danger is not null then
          greatest(least(contact.due_at, instant(_now_ms + least(_target, _danger_target))), contact.waiting_since)
        else contact.due_at
      end,
      unanswered = contact.unanswered + 1,
      unreadable = contact.unreadable or _unreadable,
      low_trust = contact.low_trust or _low_trust,
      language = coalesce(_language, contact.language),
      reach = coalesce(_reach, contact.reach),
      last_inbound_at = _now,
      version = contact.version + 1
    where contact.id = _owner;
  end if;
  insert into message (id, contact_id, direction, at, version, sent_at, unreadable, body_key, body, raw, provider,
      media, channel, dedupe_key)
    values (_message, _owner, 'inbound', _now, case when _opened = 'new' then 1 else _known.version + 1 end,
      instant(_sent_at), _unreadable, _body_key, _body, _raw, _provider, _media, _channel, _dedupe_key);
  return 'stored ' || _opened;
end $$;
