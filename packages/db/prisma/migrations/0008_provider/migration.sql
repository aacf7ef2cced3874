-- What the provider of a channel still keeps of a message: its name of its own copy, and the pictures that lie there.
alter table message
  -- Sealed under the message's own key, so that it goes with the words.
  add column provider bytea,
  -- How many pictures came with it.
  add column media smallint not null default 0;

create or replace function message_is_possible(_message message) returns boolean language plpgsql immutable as $$
declare
  _broken constant text := case
    when _message.version < 1 then 'message_version'
    when _message.media < 0 or (_message.direction = 'outbound' and _message.media > 0) then 'message_media'
    when (_message.direction = 'outbound') <> (_message.author_id is not null)
      or (_message.direction = 'outbound') <> (_message.send_state is not null) then 'message_outbound'
    when _message.direction = 'outbound' and (_message.sent_at is not null or _message.unreadable
      or _message.raw is not null or _message.withdrawn_at is not null) then 'message_inbound_only'
    when _message.seen_at is not null and (_message.direction = 'inbound'
      or _message.send_state not in ('sent', 'delivered', 'unknown')) then 'message_seen'
    when (_message.withdrawn_at is not null) <> (_message.body is null)
      or (_message.body is null) <> (_message.body_key is null)
      or (_message.body is null and (_message.raw is not null or _message.provider is not null)) then 'message_withdrawn'
    when _message.failure is not null
      and (_message.direction = 'inbound' or _message.send_state not in ('failed', 'unknown')
        or _message.failure !~ '^[a-z][a-z0-9_]{0,59}$') then 'message_failure'
    when _message.raw is not null and not _message.unreadable then 'message_raw'
  end;
begin
  if _broken is not null then
    raise exception 'no message can be like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return true;
end $$;

create or replace function message_guard() returns trigger language plpgsql as $$
begin
  if old.send_state is distinct from new.send_state and not (
      (old.send_state = 'queued' and new.send_state in ('sent', 'delivered', 'failed', 'unknown'))
      or (old.send_state = 'unknown' and new.send_state in ('sent', 'delivered', 'failed'))
      or (old.send_state = 'sent' and new.send_state in ('delivered', 'failed'))) then
    raise exception 'a send state only moves forward' using errcode = 'check_violation', constraint = 'message_forward';
  end if;
  if (new.id, new.contact_id, new.direction, new.at, new.author_id, new.media) is distinct from
     (old.id, old.contact_id, old.direction, old.at, old.author_id, old.media)
     or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
     or (new.body is not null and new.body is distinct from old.body) then
    raise exception 'a message stays what it is' using errcode = 'check_violation', constraint = 'message_same';
  end if;
  return new;
end $$;

-- Erases the person's words and their keys. Without a message: all of them, and what they said about being reached.
create or replace function withdraw_words(_channel text, _thread_key bytea, _message_id uuid, _valid_ms bigint, _now_ms bigint)
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
    update message set body = null, body_key = null, raw = null, provider = null, withdrawn_at = instant(_now_ms),
        version = _contact.version + 1
      where contact_id = _contact.id and direction = 'inbound' and withdrawn_at is null
        and (_message_id is null or id = _message_id);
    if found or (_message_id is null and _contact.reach is not null) then
      update contact set version = version + 1, reach = case when _message_id is null then null else reach end
        where id = _contact.id;
    end if;
  end loop;
  return _known;
end $$;

-- The road in carries both. Otherwise as they were.
drop function ingest;
create function ingest(
  _now_ms bigint,
  -- Ascending, so that two batches never wait for each other in a circle.
  _locks bigint[],
  _channel text[], _medium text[], _thread_key bytea[], _owner uuid[], _owner_key bytea[], _detail bytea[],
  _reopen_within bigint[],
  _thread integer[], _dedupe_key bytea[], _message uuid[], _body_key bytea[], _body bytea[], _raw bytea[],
  _reach bytea[], _sent_at bigint[], _danger text[], _language text[], _low_trust boolean[], _unreadable boolean[],
  _target bigint[], _danger_target bigint[], _provider bytea[], _media integer[]
) returns table (item integer, outcome text, contact_id uuid, message_id uuid, opened text, owner_key bytea)
language plpgsql
-- Plans are kept for ever; made while a table was small, they must not scan it, nor its index from end to end for a
-- hash or a merge, once it is large: row by row they cost the same at any size.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
as $$
declare
  _now constant timestamptz := instant(_now_ms);
begin
  perform pg_advisory_xact_lock(lock) from unnest(_locks) lock;
  -- A new statement, so a new snapshot: it sees what those who held the locks before have committed.
  return query
  with thread as materialized (
    select
      proposed.ord::integer as ord, proposed.channel, proposed.medium, proposed.thread_key, proposed.owner,
      proposed.owner_key, proposed.detail,
      newest.id as known, newest.owner_key as known_key, newest.version as known_version,
      case
        when newest.id is null then 'new'
        when newest.status <> 'closed' then 'continued'
        when newest.closed_at >= instant(_now_ms - proposed.reopen_within) then 'reopened'
        else 'new'
      end as opened
    from unnest(_channel, _medium, _thread_key, _owner, _owner_key, _detail, _reopen_within) with ordinality
      as proposed (channel, medium, thread_key, owner, owner_key, detail, reopen_within, ord)
    left join lateral (
      select contact.id, contact.owner_key, contact.version, contact.status, contact.closed_at
      from contact
      where contact.channel = proposed.channel and contact.thread_key = proposed.thread_key
      order by contact.number desc
      limit 1
    ) newest on true
  ), arrival as materialized (
    select
      given.*, thread.ord as thread_ord, thread.channel, thread.owner, thread.opened, thread.known, thread.known_key,
      thread.known_version,
      stored.message_id as stored_message, stored.contact_id as stored_contact,
      case when thread.opened = 'new' then thread.owner_key is not null else thread.owner = thread.known end as fits
    from unnest(_thread, _dedupe_key, _message, _body_key, _body, _raw, _reach, _sent_at, _danger, _language,
      _low_trust, _unreadable, _target, _danger_target, _provider, _media) with ordinality
      as given (thread, dedupe_key, message, body_key, body, raw, reach, sent_at, danger, language, low_trust,
        unreadable, target, danger_target, provider, media, ord)
    join thread on thread.ord = given.thread
    left join lateral (
      select delivery.message_id, message.contact_id
      from delivery join message on message.id = delivery.message_id
      where delivery.channel = thread.channel and delivery.dedupe_key = given.dedupe_key
    ) stored on true
  ), fresh as materialized (
    select * from arrival where arrival.stored_message is null and arrival.fits
  ), total as materialized (
    select
      fresh.thread_ord,
      count(*)::integer as arrived,
      (array_agg(fresh.danger::danger_reason order by fresh.ord) filter (where fresh.danger is not null))[1] as danger,
      bool_or(fresh.unreadable) as unreadable,
      bool_or(fresh.low_trust) as low_trust,
      (array_agg(fresh.language::language order by fresh.ord desc) filter (where fresh.language is not null))[1] as language,
      (array_agg(fresh.reach order by fresh.ord desc) filter (where fresh.reach is not null))[1] as reach,
      _now + min(fresh.target) * interval '1 millisecond' as due_at,
      _now + least(min(fresh.target), min(fresh.danger_target)) * interval '1 millisecond' as danger_due_at
    from fresh
    group by fresh.thread_ord
  ), made as (
    insert into contact (id, channel, medium, thread_key, danger, waiting_since, due_at, unanswered, unreadable,
      low_trust, language, opened_at, last_inbound_at, previous_contact_id, owner_key, detail, reach)
    select thread.owner, thread.channel, thread.medium::medium, thread.thread_key, total.danger, _now,
      case when total.danger is null then total.due_at else total.danger_due_at end, total.arrived, total.unreadable,
      total.low_trust, total.language, _now, _now, thread.known, thread.owner_key, thread.detail, total.reach
    from total join thread on thread.ord = total.thread_ord
    where thread.opened = 'new'
  ), changed as (
    update contact set
      status = case when thread.opened = 'reopened' then 'waiting' else contact.status end,
      closed_at = null, closed_by_id = null, disposition = null,
      reopened = contact.reopened + (thread.opened = 'reopened')::integer,
      danger = coalesce(contact.danger, total.danger),
      waiting_since = case when contact.unanswered = 0 then _now else contact.waiting_since end,
      due_at = case
        when contact.unanswered = 0 and coalesce(contact.danger, total.danger) is not null then total.danger_due_at
        when contact.unanswered = 0 then total.due_at
        when total.danger is not null then greatest(least(contact.due_at, total.danger_due_at), contact.waiting_since)
        else contact.due_at
      end,
      unanswered = contact.unanswered + total.arrived,
      unreadable = contact.unreadable or total.unreadable,
      low_trust = contact.low_trust or total.low_trust,
      language = coalesce(total.language, contact.language),
      reach = coalesce(total.reach, contact.reach),
      last_inbound_at = _now,
      version = contact.version + 1
    from total join thread on thread.ord = total.thread_ord
    where thread.opened <> 'new' and contact.id = thread.owner
  ), written as (
    insert into message (id, contact_id, direction, at, version, sent_at, unreadable, body_key, body, raw,
      provider, media)
    select fresh.message, fresh.owner, 'inbound', _now,
      case when fresh.opened = 'new' then 1 else fresh.known_version + 1 end,
      instant(fresh.sent_at), fresh.unreadable, fresh.body_key, fresh.body, fresh.raw,
      fresh.provider, fresh.media
    from fresh
  ), remembered as (
    insert into delivery (channel, dedupe_key, message_id)
    select fresh.channel, fresh.dedupe_key, fresh.message from fresh
  )
  select
    arrival.ord::integer,
    case
      when arrival.stored_message is not null then 'duplicate'
      when arrival.fits then 'stored'
      when arrival.opened = 'new' then 'owner_wanted'
      else 'other_owner'
    end,
    case when arrival.stored_message is not null then arrival.stored_contact when arrival.fits then arrival.owner else arrival.known end,
    case when arrival.stored_message is not null then arrival.stored_message else arrival.message end,
    arrival.opened,
    case when not arrival.fits and arrival.opened <> 'new' then arrival.known_key end
  from arrival;
end $$;

drop function ingest_one;
-- The same for one arrival, in small statements: setting up the large one costs more than one arrival's work. Whatever
-- changes here changes there; a test compares both.
create function ingest_one(
  _now_ms bigint, _lock bigint, _channel text, _medium medium, _thread_key bytea, _owner uuid, _owner_key bytea, _detail bytea,
  _reopen_within bigint, _dedupe_key bytea, _message uuid, _body_key bytea, _body bytea, _raw bytea, _reach bytea,
  _sent_at bigint, _danger danger_reason, _language language, _low_trust boolean, _unreadable boolean,
  _target bigint, _danger_target bigint, _provider bytea, _media smallint,
  out outcome text, out contact_id uuid, out message_id uuid, out opened text, out owner_key bytea
)
language plpgsql
-- As above: a plan made for a small table is kept when it is large.
set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _due_at constant timestamptz := instant(_now_ms + _target);
  _danger_due_at constant timestamptz := instant(_now_ms + least(_target, _danger_target));
  _newest record;
  _version integer := 1;
begin
  perform pg_advisory_xact_lock(_lock);
  opened := 'continued';
  select message.contact_id, message.id into contact_id, message_id from message where message.id = (
    select delivery.message_id from delivery where delivery.channel = _channel and delivery.dedupe_key = _dedupe_key);
  if found then
    outcome := 'duplicate';
    return;
  end if;
  select contact.id, contact.owner_key, contact.version, contact.status, contact.closed_at into _newest
    from contact where contact.channel = _channel and contact.thread_key = _thread_key
    order by contact.number desc limit 1;
  opened := case
    when _newest.id is null then 'new'
    when _newest.status <> 'closed' then 'continued'
    when _newest.closed_at >= instant(_now_ms - _reopen_within) then 'reopened'
    else 'new'
  end;
  message_id := _message;
  contact_id := _owner;
  if opened = 'new' then
    if _owner_key is null then
      outcome := 'owner_wanted';
      contact_id := _newest.id;
      return;
    end if;
    insert into contact (id, channel, medium, thread_key, danger, waiting_since, due_at, unanswered, unreadable,
      low_trust, language, opened_at, last_inbound_at, previous_contact_id, owner_key, detail, reach)
    values (_owner, _channel, _medium, _thread_key, _danger, _now,
      case when _danger is null then _due_at else _danger_due_at end, 1, _unreadable,
      _low_trust, _language, _now, _now, _newest.id, _owner_key, _detail, _reach);
  else
    if _owner <> _newest.id then
      outcome := 'other_owner';
      contact_id := _newest.id;
      owner_key := _newest.owner_key;
      return;
    end if;
    _version := _newest.version + 1;
    update contact set
      status = case when opened = 'reopened' then 'waiting' else contact.status end,
      closed_at = null, closed_by_id = null, disposition = null,
      reopened = contact.reopened + (opened = 'reopened')::integer,
      danger = coalesce(contact.danger, _danger),
      waiting_since = case when contact.unanswered = 0 then _now else contact.waiting_since end,
      due_at = case
        when contact.unanswered = 0 and coalesce(contact.danger, _danger) is not null then _danger_due_at
        when contact.unanswered = 0 then _due_at
        when _danger is not null then greatest(least(contact.due_at, _danger_due_at), contact.waiting_since)
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
  insert into message (id, contact_id, direction, at, version, sent_at, unreadable, body_key, body, raw,
      provider, media)
    values (_message, _owner, 'inbound', _now, _version, instant(_sent_at), _unreadable, _body_key, _body, _raw,
      _provider, _media);
  insert into delivery (channel, dedupe_key, message_id) values (_channel, _dedupe_key, _message);
  outcome := 'stored';
end $$;
