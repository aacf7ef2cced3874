-- Danger is shared by all that colleagues linked, whosever it is (DB207, DB208): two people's threads stay two people's, and while
-- danger holds for one of them it holds on all. What was told of danger otherwise meanwhile is kept behind it.

-- That a number is another's now, said while danger held: it ends nothing, and what is linked stays linked.
alter table reach_event add column in_danger boolean not null default false,
  add constraint reach_event_in_danger check (not in_danger or kind = 'number_reassigned');

create or replace function is_reassigned_since(_contact contact, _version integer) returns boolean language sql stable as $$
  select exists (
    select from contact every
    join reach_event on reach_event.contact_id = every.id and reach_event.kind = 'number_reassigned' and not reach_event.in_danger
    where every.thread_key = _contact.thread_key and every.channel = _contact.channel
      and (every.number > _contact.number or (every.id = _contact.id and reach_event.at_version > coalesce(_version, 0))));
$$;

-- The threads of somebody, and of everybody whose threads are linked with one of theirs.
create function danger_threads(_person_id uuid) returns person_thread[] language sql stable
return array(
  select theirs from (
    select channel, thread_key from person_thread where person_id = _person_id and until is null order by id limit 1) mine
  cross join lateral reach_threads(mine.channel, mine.thread_key) linked
  join person_thread theirs on theirs.thread_key = linked.thread_key and theirs.channel = linked.channel and theirs.until is null);

-- Who shares danger with somebody: themselves, and everybody who is linked with them.
create function danger_persons(_person_id uuid) returns uuid[] language sql stable
return array(
  select _person_id where _person_id is not null
  union
  select thread.person_id from unnest(danger_threads(_person_id)) thread);

-- As `danger_now` was (DB208), of all that happened to any of them.
create function danger_of(
  _persons uuid[], out since timestamptz, out known bigint, out check_at timestamptz, out confirmed uuid[]
) language plpgsql stable as $$
declare
  _event danger_event;
begin
  for _event in select * from danger_event where person_id = any (_persons) order by seq loop
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
create or replace function danger_now(
  _person_id uuid, out since timestamptz, out known bigint, out check_at timestamptz, out confirmed uuid[]
) language plpgsql stable as $$
begin
  select danger.since, danger.known, danger.check_at, danger.confirmed into since, known, check_at, confirmed
  from danger_of(danger_persons(_person_id)) danger;
end $$;

create or replace function danger_changed(_person_id uuid) returns void language sql as $$
  update contact set version = version + 1
  where (thread_key, channel) in (
    select thread.thread_key, thread.channel from unnest(danger_threads(_person_id)) thread);
$$;

-- As it was (DB207), of somebody whose words are listened for in the thread: whose it is, or who is linked with them. Which
-- preferences were kept by then is said of everybody's, because their order is one.
drop function code_word_said;
create function code_word_said(
  _channel text, _thread_key bytea, _dedupe_key bytea, _kind code_word_kind, _person uuid, _hash bytea, _at bigint, _said_at bigint
) returns boolean language plpgsql as $$
declare
  _now constant timestamptz := instant(_at);
  _holds record;
  _agreed record;
begin
  if person_of(_channel, _thread_key) is null then
    return true;
  elsif not lock_reach(_channel, _thread_key) then
    return false;
  elsif _person <> all (danger_persons(person_of(_channel, _thread_key)))
    or exists (select from danger_event where channel = _channel and dedupe_key = _dedupe_key)
    -- The word is kept before its message is stored: what is stored was listened to.
    or exists (select from message where channel = _channel and dedupe_key = _dedupe_key) then
    return true;
  end if;
  if _kind = 'danger' then
    insert into danger_event (person_id, kind, at, known, channel, dedupe_key)
      values (_person, 'danger_word', _now, coalesce((select max(seq) from contact_preference), 0), _channel, _dedupe_key);
    perform danger_changed(_person);
    perform show_danger(danger_threads(_person), _now);
    return true;
  end if;
  _holds := danger_now(_person);
  -- The word as it was agreed first: said again to whoever asks for it anew, it is no less known to them.
  select min(word.agreed_at) as at, min(kept.seq) as seq into _agreed
    from code_word word join contact_preference kept on kept.id = word.preference_id
    where word.person_id = _person and word.kind = 'safe' and word.hash = _hash;
  if _holds.since is null or _agreed.seq is null
    or instant(_said_at) < (
      select at from danger_event where person_id = any (danger_persons(_person)) and kind = 'danger_word'
      order by seq desc limit 1) then
    return true;
  end if;
  -- Whether it was agreed before danger began is told by the order in which both were kept, whatever the clocks said.
  insert into danger_event (person_id, kind, at, agreed_at, channel, dedupe_key) values (_person, 'check_word', _now,
    case when _agreed.seq <= _holds.known then least(_agreed.at, _holds.since - interval '1 millisecond')
      else greatest(_agreed.at, _holds.since) end,
    _channel, _dedupe_key);
  perform danger_changed(_person);
  return true;
end $$;

-- As it was (DB200), and of danger that either of two people has had: what is known of it is known of both.
create or replace function link_persons() returns trigger language plpgsql as $$
declare
  _from contact;
  _to contact;
  _end contact;
  _person uuid;
begin
  select * into _from from contact where id = new.from_id;
  select * into _to from contact where id = new.to_id;
  _person := coalesce(person_of(_from.channel, _from.thread_key), person_of(_to.channel, _to.thread_key),
    person_to_be(_from.channel, _from.thread_key));
  if _person is null then
    return null;
  end if;
  foreach _end in array array[_from, _to] loop
    perform reach_changed(add_threads(_end.channel, _end.thread_key, _person, new.at));
  end loop;
  _person := person_of(_from.channel, _from.thread_key);
  if exists (select from danger_event where person_id = any (danger_persons(_person))) then
    perform danger_changed(_person);
    if (danger_now(_person)).since is not null then
      perform show_danger(danger_threads(_person), new.at);
    end if;
  end if;
  return null;
end $$;

-- DB207: what came while danger holds shows it, and what was told of danger otherwise, before or by what came, is kept behind it.
create function keep_danger_shown(_contact_id uuid, _said_so boolean, _now_ms bigint) returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
begin
  if _contact.id is null or _contact.status = 'closed'
    or (danger_now(person_of(_contact.channel, _contact.thread_key))).since is null then
    return false;
  end if;
  perform show_danger(array[person_thread], instant(_now_ms)) from person_thread
    where thread_key = _contact.thread_key and channel = _contact.channel and until is null;
  update contact set danger_before = 'said_so', version = version + 1
    where id = _contact_id and _said_so and danger_before is null;
  return found or _contact.danger is distinct from 'danger_word';
end $$;

-- As it was (DB208), and of whoever says so meanwhile.
create or replace function contact_danger_before_guard() returns trigger language plpgsql as $$
begin
  if (case
    when new.danger is distinct from 'danger_word' then new.danger_before is not null
    when old.danger is distinct from 'danger_word' then new.danger_before is distinct from old.danger
    -- Meanwhile a colleague marks, or finds another lane, or they say so themselves.
    when new.danger_before is distinct from old.danger_before then
      not (old.danger_before is null and new.danger_before is not distinct from 'said_so')
      and (num_nulls(old.danger_before, new.danger_before) <> 1
        or coalesce(old.danger_before, new.danger_before) <> 'marked_by_staff'
        or new.lane_reason is distinct from 'staff')
    else false
  end) then
    raise exception 'what was told of danger before stays as it was told'
      using errcode = 'check_violation', constraint = 'contact_danger_before';
  end if;
  return new;
end $$;

-- These are as they were, but for what is said of each.
do $do$
declare
  _change record;
  _before text;
  _after text;
begin
  for _change in
    select * from (values
      -- DB200, DB212
      ('reach_happened', $a$
    insert into reach_event (contact_id, at_version, kind, at, until, by_id)
      values (_contact_id, version, _kind, instant(_now_ms), instant(_until), _by);$a$, $b$
    insert into reach_event (contact_id, at_version, kind, at, until, by_id, in_danger)
      values (_contact_id, version, _kind, instant(_now_ms), instant(_until), _by, _kind = 'number_reassigned'
        and (danger_now(person_of(_contact.channel, _contact.thread_key))).since is not null);$b$),
      -- DB208: with the second danger is over for all of them.
      ('confirm_danger_over', 'unnest(threads_of(_person)) thread', 'unnest(danger_threads(_person)) thread')
    ) change (name, was, becomes)
  loop
    _before := pg_get_functiondef(_change.name::regproc);
    _after := replace(_before, _change.was, _change.becomes);
    if _after = _before then
      raise exception '% does not say what is changed of it', _change.name;
    end if;
    execute _after;
  end loop;
end $do$;
