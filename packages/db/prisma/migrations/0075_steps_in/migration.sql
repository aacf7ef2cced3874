-- The one road in, as before: a batch of arrivals, each of a thread of its own, in one transaction after the locks. In
-- steps now, each of which is only taken when something in the batch wants it. One statement for everything set up what
-- nothing in the batch needed, and carried each arrival's words through it three times.
--
-- The caller has sealed everything under the owner it expects for each thread: a contact it knows, or a new one whose
-- wrapped key it sends along. Where the thread has another owner, nothing of that thread changes and the answer names
-- the true one ('other_owner'), or says that a new one is wanted ('owner_wanted'). A column that is nowhere filled may be
-- null as a whole.
--
-- Answered in lines: how many arrivals were judged; then, for each but those that began a contact, its place in the batch
-- and what `ingest_one` would answer.
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
) returns text
language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  -- As long as the batch and in its order, or null when every arrival begins a contact ('new') that nobody knew. What else
  -- is stored continues or reopens one.
  _outcome text[];
  _known uuid[];
  _version integer[];
  _answer text;
begin
  perform pg_advisory_xact_lock(lock) from unnest(_locks) lock;
  -- A new statement, so a new snapshot: it sees what those who held the locks before have committed. Until these locks are
  -- given back nobody else changes what it saw, so the later steps need not ask again.
  if exists (
    select
    from unnest(_channel, _thread_key, _owner_key, _dedupe_key) as given (channel, thread_key, owner_key, dedupe_key)
    left join lateral (
      select contact.id from contact
      where contact.channel = given.channel and contact.thread_key = given.thread_key
      order by contact.number desc
      limit 1
    ) known on true
    left join message stored on stored.channel = given.channel and stored.dedupe_key = given.dedupe_key
    where given.owner_key is null or known.id is not null or stored.id is not null
  ) then
    select array_agg(judged.outcome order by judged.ord), array_agg(judged.known order by judged.ord),
      array_agg(judged.version order by judged.ord),
      concat_ws(E'\n', count(*), string_agg(
        case judged.outcome
          when 'duplicate' then concat_ws(' ', judged.ord, 'duplicate', judged.stored_contact, judged.stored_message)
          when 'other_owner' then concat_ws(' ', judged.ord, 'other_owner', judged.known, encode(judged.known_key, 'hex'))
          when 'owner_wanted' then concat_ws(' ', judged.ord, 'owner_wanted')
          else concat_ws(' ', judged.ord, 'stored', judged.outcome)
        end, E'\n' order by judged.ord) filter (where judged.outcome <> 'new'))
      into _outcome, _known, _version, _answer
    from (
      select given.ord, newest.id as known, newest.owner_key as known_key, newest.version,
        stored.id as stored_message, stored.contact_id as stored_contact,
        case
          when stored.id is not null then 'duplicate'
          when newest.id is null or newest.closed_at < instant(_now_ms - given.reopen_within) then
            case when given.owner_key is null then 'owner_wanted' else 'new' end
          when given.owner <> newest.id then 'other_owner'
          when newest.status = 'closed' then 'reopened'
          else 'continued'
        end as outcome
      from unnest(_channel, _thread_key, _owner, _owner_key, _reopen_within, _dedupe_key) with ordinality
        as given (channel, thread_key, owner, owner_key, reopen_within, dedupe_key, ord)
      left join lateral (
        select contact.id, contact.owner_key, contact.version, contact.status, contact.closed_at
        from contact
        where contact.channel = given.channel and contact.thread_key = given.thread_key
        order by contact.number desc
        limit 1
      ) newest on true
      left join message stored on stored.channel = given.channel and stored.dedupe_key = given.dedupe_key
    ) judged;
  else
    _answer := coalesce(cardinality(_channel), 0);
  end if;

  if _outcome is null or 'new' = any (_outcome) then
    insert into contact (id, channel, medium, thread_key, danger, waiting_since, due_at, unanswered, unreadable,
      low_trust, language, opened_at, last_inbound_at, previous_contact_id, owner_key, detail, reach)
    select arrival.owner, arrival.channel, arrival.medium::medium, arrival.thread_key, arrival.danger::danger_reason, _now,
      instant(_now_ms + case when arrival.danger is null then arrival.target
        else least(arrival.target, arrival.danger_target) end), 1, arrival.unreadable,
      arrival.low_trust, arrival.language::language, _now, _now, arrival.known, arrival.owner_key, arrival.detail,
      arrival.reach
    from unnest(_outcome, _known, _channel, _medium, _thread_key, _owner, _owner_key, _detail, _reach, _danger, _language,
        _low_trust, _unreadable, _target, _danger_target)
      as arrival (outcome, known, channel, medium, thread_key, owner, owner_key, detail, reach, danger, language,
        low_trust, unreadable, target, danger_target)
    where coalesce(arrival.outcome, 'new') = 'new';
  end if;

  if _outcome && '{continued,reopened}' then
    update contact set
      status = case when arrival.outcome = 'reopened' then 'waiting' else contact.status end,
      closed_at = null, closed_by_id = null, disposition = null,
      reopened = contact.reopened + (arrival.outcome = 'reopened')::integer,
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
    from (
      select given.outcome, given.owner, given.reach, given.danger::danger_reason as danger,
        given.language::language as language, given.low_trust, given.unreadable,
        instant(_now_ms + given.target) as due_at,
        instant(_now_ms + least(given.target, given.danger_target)) as danger_due_at
      from unnest(_outcome, _owner, _reach, _danger, _language, _low_trust, _unreadable, _target, _danger_target)
        as given (outcome, owner, reach, danger, language, low_trust, unreadable, target, danger_target)
      where given.outcome in ('continued', 'reopened')
    ) arrival
    where contact.id = arrival.owner;
  end if;

  if _outcome is null or _outcome && '{new,continued,reopened}' then
    insert into message (id, contact_id, direction, at, version, sent_at, unreadable, body_key, body, raw, provider,
      media, channel, dedupe_key)
    select arrival.message, arrival.owner, 'inbound', _now,
      case when arrival.outcome in ('continued', 'reopened') then arrival.version + 1 else 1 end,
      instant(arrival.sent_at), arrival.unreadable, arrival.body_key, arrival.body, arrival.raw, arrival.provider,
      coalesce(arrival.media, 0), arrival.channel, arrival.dedupe_key
    from unnest(_outcome, _version, _channel, _owner, _dedupe_key, _message, _body_key, _body, _raw, _sent_at, _unreadable,
        _provider, _media)
      as arrival (outcome, version, channel, owner, dedupe_key, message, body_key, body, raw, sent_at, unreadable,
        provider, media)
    where coalesce(arrival.outcome, 'new') in ('new', 'continued', 'reopened');
  end if;
  return _answer;
end $$;
