-- What changes what is known of reaching somebody (DB200, DB205 to DB212). Each takes the locks of all threads that it bears on.

-- DB200: whose number is reassigned is no longer linked with whom they were. Which came first is told by the contacts' versions,
-- which no clock can change; null: before this release, when no number was reassigned.
alter table contact_link
  add column from_version integer,
  add column to_version integer;

-- As it was (DB185): only who has both links them. And says at which of their versions.
create or replace function contact_link_guard() returns trigger language plpgsql as $$
begin
  select version into new.from_version from contact where id = new.from_id and holder_id = new.by_id;
  select version into new.to_version from contact where id = new.to_id and holder_id = new.by_id;
  if new.from_version is null or new.to_version is null or new.from_id = new.to_id then
    raise exception 'only who has both contacts links them'
      using errcode = 'check_violation', constraint = 'contact_link_by_holder';
  end if;
  return new;
end $$;

-- Whether a number was reassigned after its contact had that version.
create function is_reassigned_since(_contact contact, _version integer) returns boolean language sql stable as $$
  select exists (
    select from contact every
    join reach_event on reach_event.contact_id = every.id and reach_event.kind = 'number_reassigned'
    where every.thread_key = _contact.thread_key and every.channel = _contact.channel
      and (every.number > _contact.number or (every.id = _contact.id and reach_event.at_version > coalesce(_version, 0))));
$$;

-- The thread, all threads of its person, and all that colleagues linked with any of these.
create function reach_threads(_channel text, _thread_key bytea)
returns table (channel text, thread_key bytea) language sql stable as $$
  with recursive thread as (
    select _channel as channel, _thread_key as thread_key
    union
    select next.channel, next.thread_key from thread
    cross join lateral (
      select other.channel::text, other.thread_key::bytea
      from person_thread mine
      join person_thread other on other.person_id = mine.person_id and other.until is null
      where mine.thread_key = thread.thread_key and mine.channel = thread.channel and mine.until is null
      union all
      select there.channel::text, there.thread_key::bytea
      from contact here
      join contact_link link on link.from_id = here.id or link.to_id = here.id
      join contact there on there.id = case when link.from_id = here.id then link.to_id else link.from_id end
      where here.thread_key = thread.thread_key and here.channel = thread.channel
        and not is_reassigned_since(here, case when link.from_id = here.id then link.from_version else link.to_version end)
        and not is_reassigned_since(there, case when link.from_id = here.id then link.to_version else link.from_version end)
    ) next
  )
  select * from thread;
$$;

-- Takes the locks of all of them, in the order in which everybody takes them. False: there are more by now than were seen before,
-- and everything begins anew. While they are held nobody adds one, since that takes the lock of one of them.
create function lock_reach(_channel text, _thread_key bytea) returns boolean language plpgsql as $$
declare
  _before constant bytea[] := array(select thread_key from reach_threads(_channel, _thread_key));
  _lock bigint;
begin
  for _lock in select distinct thread_lock(key) from unnest(_before) key order by 1 loop
    perform pg_advisory_xact_lock(_lock);
  end loop;
  -- A new statement, so a new snapshot.
  return not exists (select from reach_threads(_channel, _thread_key) where thread_key <> all (_before));
end $$;

create function person_of(_channel text, _thread_key bytea) returns uuid language sql stable
return (
  select person_id from person_thread
  where person_thread.thread_key = _thread_key and person_thread.channel = _channel and until is null);

-- Whose it is, or would be: whoever's a linked thread is.
create function person_to_be(_channel text, _thread_key bytea) returns uuid language sql stable as $$
  select coalesce(person_of(_channel, _thread_key), (
    select person_thread.person_id from reach_threads(_channel, _thread_key) linked
    join person_thread on person_thread.thread_key = linked.thread_key and person_thread.channel = linked.channel
      and person_thread.until is null
    order by person_thread.id limit 1));
$$;

-- DB211: the next version for all contacts of these threads that are open or have something to send.
create function reach_changed(_threads person_thread[]) returns void language sql as $$
  update contact set version = version + 1
  where (thread_key, channel) in (select thread.thread_key, thread.channel from unnest(_threads) thread)
    and (status <> 'closed' or exists (
      select from message join outbox on outbox.message_id = message.id where message.contact_id = contact.id));
$$;
create function threads_of(_person_id uuid) returns person_thread[] language sql stable
return array(select person_thread from person_thread where person_id = _person_id and until is null);

-- Makes the person with that key when the thread is nobody's, and gives them all threads that are linked with it and nobody's.
-- False: it is, or would be, somebody else's. The locks are held.
create function be_person(_channel text, _thread_key bytea, _person_id uuid, _owner_key bytea, _now timestamptz)
returns boolean language plpgsql as $$
begin
  if coalesce(person_to_be(_channel, _thread_key), _person_id) <> _person_id then
    return false;
  end if;
  insert into person (id, owner_key, made_at)
    select _person_id, _owner_key, _now where not exists (select from person where id = _person_id);
  insert into person_thread (channel, thread_key, person_id, since)
    select linked.channel, linked.thread_key, _person_id, _now from reach_threads(_channel, _thread_key) linked
    where person_of(linked.channel, linked.thread_key) is null;
  return true;
end $$;

-- DB207: shows danger on what is open of these threads, as something that is owed an answer as soon as danger is.
create function show_danger(_threads person_thread[], _now timestamptz) returns void language sql as $$
  update contact set danger = 'danger_word', version = version + 1,
    due_at = case when unanswered = 0 then due_at
      else greatest(least(due_at, _now + danger_target_ms() * interval '1 millisecond'), waiting_since) end
  where (thread_key, channel) in (select thread.thread_key, thread.channel from unnest(_threads) thread)
    and status <> 'closed' and danger is distinct from 'danger_word';
$$;

-- DB200: what is linked is one person's. Both threads' locks are held by whoever links.
create function link_persons() returns trigger language plpgsql as $$
declare
  _from contact;
  _to contact;
  _person uuid;
  _other contact;
  _threads person_thread[];
begin
  select * into _from from contact where id = new.from_id;
  select * into _to from contact where id = new.to_id;
  _person := coalesce(person_of(_from.channel, _from.thread_key), person_of(_to.channel, _to.thread_key));
  foreach _other in array array[_from, _to] loop
    if _person is not null and person_of(_other.channel, _other.thread_key) is null then
      insert into person_thread (channel, thread_key, person_id, since)
        values (_other.channel, _other.thread_key, _person, new.at) returning array[person_thread] into _threads;
      perform reach_changed(_threads);
      if (danger_now(_person)).since is not null then
        perform show_danger(_threads, new.at);
      end if;
    end if;
  end loop;
  return null;
end $$;
create trigger contact_link_persons after insert on contact_link for each row execute function link_persons();

-- DB205: 'again' where more threads belong together than were locked, 'another_person' where the keys are somebody else's.
create function keep_preference(
  _contact_id uuid, _by uuid, _person_id uuid, _owner_key bytea, _id uuid, _may contact_may, _confirmed_ms bigint,
  _body_key bytea, _body bytea, _safe bytea, _danger bytea, _now_ms bigint
) returns table (kind text, version integer, holder json) language plpgsql as $$
declare
  _contact contact;
begin
  select * into _contact from contact where id = _contact_id;
  if _contact.id is null then
    kind := 'not_found';
  elsif not lock_reach(_contact.channel, _contact.thread_key) then
    kind := 'again';
  else
    select * into _contact from contact where id = _contact_id;
    if _contact.holder_id is distinct from _by then
      kind := 'not_holder';
      holder := holder_of(_contact);
    elsif not be_person(_contact.channel, _contact.thread_key, _person_id, _owner_key, instant(_now_ms)) then
      kind := 'another_person';
    else
      kind := 'kept';
      insert into contact_preference (id, person_id, channel, thread_key, may, confirmed_at, confirmed_by_id, body_key, body)
        values (_id, _person_id, _contact.channel, _contact.thread_key, _may, instant(_confirmed_ms), _by, _body_key, _body);
      insert into code_word (preference_id, kind, person_id, hash, agreed_at)
        select _id, word.kind::code_word_kind, _person_id, word.hash, instant(_confirmed_ms)
        from (values ('safe', _safe), ('danger', _danger)) word (kind, hash) where word.hash is not null;
      perform reach_changed(threads_of(_person_id));
      version := (select contact.version from contact where id = _contact_id);
    end if;
  end if;
  return next;
end $$;

-- DB206: as `keep_preference`, for whoever only wants to hash words for them. Nothing changes for a thread that is theirs.
create function want_person(_contact_id uuid, _person_id uuid, _owner_key bytea, _now_ms bigint) returns text
language plpgsql as $$
declare
  _contact contact;
begin
  select * into _contact from contact where id = _contact_id;
  if not lock_reach(_contact.channel, _contact.thread_key) then
    return 'again';
  elsif not be_person(_contact.channel, _contact.thread_key, _person_id, _owner_key, instant(_now_ms)) then
    return 'another_person';
  end if;
  perform reach_changed(threads_of(_person_id));
  return 'kept';
end $$;

-- DB212: what an advocate says of a conversation, and what only a clock says (by nobody). A mark is anybody's who may make it.
create function reach_happened(_contact_id uuid, _by uuid, _kind reach_event_kind, _until bigint, _now_ms bigint)
returns table (kind text, version integer, holder json) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _theirs person_thread;
begin
  if _contact.id is null then
    kind := 'not_found';
  elsif _kind in ('agreed_until', 'number_reassigned', 'confirmed') and _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  else
    kind := 'recorded';
    version := _contact.version + 1;
    insert into reach_event (contact_id, at_version, kind, at, until, by_id)
      values (_contact_id, version, _kind, instant(_now_ms), instant(_until), _by);
    update contact set version = contact.version + 1 where id = _contact_id;
    if _kind = 'number_reassigned' then
      -- While danger holds it stays theirs: nobody ends danger by saying that the number is another's.
      select * into _theirs from person_thread
      where thread_key = _contact.thread_key and channel = _contact.channel and until is null
        and (danger_now(person_id)).since is null;
      if found then
        update person_thread set until = instant(_now_ms) where id = _theirs.id;
        perform reach_changed(array[_theirs]);
        version := (select contact.version from contact where id = _contact_id);
      end if;
    end if;
  end if;
  return next;
end $$;

-- DB207. False: more threads belong together than were locked.
create function code_word_said(
  _channel text, _thread_key bytea, _dedupe_key bytea, _kind code_word_kind, _hash bytea, _at bigint
) returns boolean language plpgsql as $$
declare
  _person constant uuid := person_of(_channel, _thread_key);
  _now constant timestamptz := instant(_at);
  _holds record;
  _agreed record;
begin
  if _person is null then
    return true;
  elsif not lock_reach(_channel, _thread_key) then
    return false;
  elsif person_of(_channel, _thread_key) is distinct from _person
    or exists (select from danger_event where channel = _channel and dedupe_key = _dedupe_key) then
    return true;
  end if;
  if _kind = 'danger' then
    insert into danger_event (person_id, kind, at, known, channel, dedupe_key) values (_person, 'danger_word', _now,
      coalesce((select max(seq) from contact_preference where person_id = _person), 0), _channel, _dedupe_key);
    perform reach_changed(threads_of(_person));
    perform show_danger(threads_of(_person), _now);
    return true;
  end if;
  _holds := danger_now(_person);
  -- The word as it was agreed first: said again to whoever asks for it anew, it is no less known to them.
  select min(word.agreed_at) as at, min(kept.seq) as seq into _agreed
    from code_word word join contact_preference kept on kept.id = word.preference_id
    where word.person_id = _person and word.kind = 'safe' and word.hash = _hash;
  if _holds.since is null or _agreed.seq is null then
    return true;
  end if;
  -- Whether it was agreed before danger began is told by the order in which both were kept, whatever the clocks said.
  insert into danger_event (person_id, kind, at, agreed_at, channel, dedupe_key) values (_person, 'check_word', _now,
    case when _agreed.seq <= _holds.known then least(_agreed.at, _holds.since - interval '1 millisecond')
      else greatest(_agreed.at, _holds.since) end,
    _channel, _dedupe_key);
  perform reach_changed(threads_of(_person));
  return true;
end $$;

-- DB208: one colleague's word, once. With the second danger is over, and shown no longer.
create function confirm_danger_over(_contact_id uuid, _by uuid, _now_ms bigint)
returns table (kind text, version integer, is_over boolean) language plpgsql as $$
declare
  _contact contact;
  _person uuid;
  _holds record;
begin
  select * into _contact from contact where id = _contact_id;
  if _contact.id is null then
    kind := 'not_found';
    return next;
    return;
  elsif not lock_reach(_contact.channel, _contact.thread_key) then
    kind := 'again';
    return next;
    return;
  end if;
  _person := person_of(_contact.channel, _contact.thread_key);
  _holds := danger_now(_person);
  if _holds.since is null then
    kind := 'no_danger';
  elsif _holds.check_at is null then
    kind := 'check_word_not_heard';
  else
    kind := 'recorded';
    if _by <> all (_holds.confirmed) then
      insert into danger_event (person_id, kind, at, by_id) values (_person, 'confirmed_over', instant(_now_ms), _by);
      perform reach_changed(threads_of(_person));
      _holds := danger_now(_person);
    end if;
    is_over := _holds.since is null;
    if is_over then
      update contact set danger = null, version = contact.version + 1
      where contact.danger = 'danger_word' and (contact.thread_key, contact.channel) in (
        select thread.thread_key, thread.channel from unnest(threads_of(_person)) thread);
    end if;
    version := (select contact.version from contact where id = _contact_id);
  end if;
  return next;
end $$;

-- Whether the danger word no longer holds for whose thread it is.
create function danger_word_is_over(_channel text, _thread_key bytea) returns boolean language plpgsql stable as $$
begin
  return (danger_now(person_of(_channel, _thread_key))).since is null;
end $$;

-- As it was (DB3, DB5, DB6), but for danger that two colleagues confirmed to be over.
do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before,
    $$and not (old.danger = 'marked_by_staff' and new.lane_reason = 'staff') then 'contact_danger'$$,
    $$and not (old.danger = 'marked_by_staff' and new.lane_reason = 'staff')
      and not (old.danger = 'danger_word' and danger_word_is_over(old.channel, old.thread_key)) then 'contact_danger'$$);
begin
  if _after = _before then
    raise exception 'the guard says nothing of danger';
  end if;
  execute _after;
end $do$;

-- DB209.
create function lift_lock(
  _id uuid, _contact_id uuid, _by uuid, _locks text[], _body_key bytea, _body bytea, _now_ms bigint
) returns integer language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
begin
  if _contact.id is null then
    return null;
  end if;
  insert into reach_lift (id, contact_id, at_version, locks, at, by_id, body_key, body)
    values (_id, _contact_id, _contact.version + 1, _locks, instant(_now_ms), _by, _body_key, _body);
  update contact set version = version + 1 where id = _contact_id;
  return _contact.version + 1;
end $$;

-- DB210: once for all that has happened since the last time. What is due by then is looked at.
create function saw_locked(_contact_id uuid, _at bigint) returns boolean language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
begin
  delete from reach_deadline where contact_id = _contact_id and due_at <= instant(_at);
  if _contact.id is null or exists (
      select from reach_event clock where clock.contact_id = _contact_id and clock.kind = 'clock' and clock.at_version > (
        select max(greatest(entry, handed_version, case when lost_at is not null then message.version end))
        from message where contact_id = _contact_id)) then
    return false;
  end if;
  perform reach_happened(_contact_id, null, 'clock', null, _at);
  return true;
end $$;
