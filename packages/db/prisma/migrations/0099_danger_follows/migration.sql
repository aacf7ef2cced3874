-- Danger follows somebody wherever they are gone on with, through whatever links, and what was told of danger otherwise outlasts
-- it (DB200, DB207, DB208); what a follow-up is moved and written for (DB242, DB246).

-- What was told of danger before the danger word was shown; null while it is not shown.
alter table contact add column danger_before danger_reason;

-- DB208. Asked only of statements that name the column, which those of the road in do not.
create function contact_danger_before_guard() returns trigger language plpgsql as $$
begin
  if (case
    when new.danger is distinct from 'danger_word' then new.danger_before is not null
    when old.danger is distinct from 'danger_word' then new.danger_before is distinct from old.danger
    -- Meanwhile only a colleague marks, or finds another lane.
    when new.danger_before is distinct from old.danger_before then
      num_nulls(old.danger_before, new.danger_before) <> 1
      or coalesce(old.danger_before, new.danger_before) <> 'marked_by_staff'
      or new.lane_reason is distinct from 'staff'
    else false
  end) then
    raise exception 'what was told of danger before stays as it was told'
      using errcode = 'check_violation', constraint = 'contact_danger_before';
  end if;
  return new;
end $$;
create trigger contact_danger_before_guard before update of danger_before on contact
  for each row execute function contact_danger_before_guard();

-- As it was (DB207), and keeps what was told of danger otherwise.
create or replace function show_danger(_threads person_thread[], _now timestamptz) returns void language sql as $$
  update contact set danger = 'danger_word', danger_before = danger, version = version + 1,
    due_at = case when unanswered = 0 then due_at
      else greatest(least(due_at, _now + danger_target_ms() * interval '1 millisecond'), waiting_since) end
  where (thread_key, channel) in (select thread.thread_key, thread.channel from unnest(_threads) thread)
    and status <> 'closed' and danger is distinct from 'danger_word';
$$;

-- Gives somebody the thread and all that is linked with it and nobody's. Which those were. The locks are held.
create function add_threads(_channel text, _thread_key bytea, _person_id uuid, _at timestamptz) returns person_thread[]
language plpgsql as $$
declare
  _added person_thread[];
begin
  with added as (
    insert into person_thread (channel, thread_key, person_id, since)
      select linked.channel, linked.thread_key, _person_id, _at from reach_threads(_channel, _thread_key) linked
      where person_of(linked.channel, linked.thread_key) is null
    returning person_thread as thread
  )
  select array_agg(thread) into _added from added;
  return _added;
end $$;

-- As it was, and shows danger on the threads that it gives them.
create or replace function be_person(_channel text, _thread_key bytea, _person_id uuid, _owner_key bytea, _now timestamptz)
returns boolean language plpgsql as $$
declare
  _added person_thread[];
begin
  if coalesce(person_to_be(_channel, _thread_key), _person_id) <> _person_id then
    return false;
  end if;
  insert into person (id, owner_key, made_at)
    select _person_id, _owner_key, _now where not exists (select from person where id = _person_id);
  _added := add_threads(_channel, _thread_key, _person_id, _now);
  if (danger_now(_person_id)).since is not null then
    perform show_danger(_added, _now);
  end if;
  return true;
end $$;

-- As it was (DB200), and of all that was linked with either before anybody was somebody. What opens while danger holds shows it,
-- whosever it was already. The locks of all of them are held by whoever links.
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
  -- Two people's threads stay two people's, and the danger of either is shown where it is theirs.
  foreach _end in array array[_from, _to] loop
    _person := person_of(_end.channel, _end.thread_key);
    if (danger_now(_person)).since is not null then
      perform show_danger(threads_of(_person), new.at);
    end if;
  end loop;
  return null;
end $$;

-- As `lock_reach`, of two threads that are about to be linked: whatever is linked with either becomes linked with the other.
create function lock_both_reaches(_channel text, _thread_key bytea, _other_channel text, _other_key bytea)
returns boolean language plpgsql as $$
declare
  _before constant bytea[] := array(
    select thread_key from reach_threads(_channel, _thread_key)
    union select thread_key from reach_threads(_other_channel, _other_key));
  _lock bigint;
begin
  for _lock in select distinct thread_lock(key) from unnest(_before) key order by 1 loop
    perform pg_advisory_xact_lock(_lock);
  end loop;
  -- A new statement, so a new snapshot.
  return not exists (
    select from (
      select thread_key from reach_threads(_channel, _thread_key)
      union select thread_key from reach_threads(_other_channel, _other_key)) linked
    where thread_key <> all (_before));
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
      -- DB3, DB208: what is shown of danger keeps what was told before, and gives it back once danger is over.
      ('contact_guard', $a$
    when old.danger is not null and new.danger is null
      and not (old.danger = 'marked_by_staff' and new.lane_reason = 'staff')
      and not (old.danger = 'danger_word' and danger_word_is_over(old.channel, old.thread_key)) then 'contact_danger'$a$, $b$
    when old.danger is not null and new.danger is distinct from old.danger
      and (new.danger is null or 'danger_word' in (old.danger, new.danger))
      and not (old.danger = 'marked_by_staff' and new.danger is null and new.lane_reason is not distinct from 'staff')
      and not (new.danger is not distinct from 'danger_word' and new.danger_before is not distinct from old.danger)
      and not (old.danger = 'danger_word' and new.danger is not distinct from old.danger_before
        and new.danger_before is null and danger_word_is_over(old.channel, old.thread_key)) then 'contact_danger'$b$),
      ('confirm_danger_over',
        'set danger = null,', 'set danger = contact.danger_before, danger_before = null,'),
      -- DB111: a threat to life that is found meanwhile is marked, and another lane takes the mark away, behind the danger word.
      ('triage_contact', $a$
      danger = _danger,$a$, $b$
      danger = _danger,
      danger_before = case
        when contact.danger is distinct from 'danger_word' or _lane is null then contact.danger_before
        when _lane = 'life_threat' then coalesce(contact.danger_before, 'marked_by_staff')
        else nullif(contact.danger_before, 'marked_by_staff')
      end,$b$),
      -- DB185: under the locks of all that is linked with either.
      ('continue_contact', $a$
    for _lock in
      select distinct thread_lock(key) from unnest(array[
        _contact.thread_key::bytea, coalesce(_before.thread_key::bytea, _thread_key)]) key order by 1
    loop
      perform pg_advisory_xact_lock(_lock);
    end loop;
    _is_locked := true;$a$, $b$
    _is_locked := lock_both_reaches(
      _contact.channel, _contact.thread_key, _channel, coalesce(_before.thread_key::bytea, _thread_key));$b$),
      ('continue_contact', $a$
  _lock bigint;$a$, ''),
      -- DB207, DB244: what is opened again while danger holds shows it.
      ('bring_to_queue', $a$
      version = version + 1
    where id = _id;
  elsif _contact.set_aside_until$a$, $b$
      version = version + 1
    where id = _id;
    perform show_danger(array[person_thread], _now) from person_thread
    where person_thread.thread_key = _contact.thread_key and person_thread.channel = _contact.channel and until is null
      and (danger_now(person_id)).since is not null;
  elsif _contact.set_aside_until$b$),
      -- DB212: a warning is only theirs to take back who speak with them.
      ('reach_happened',
        $a$'number_reassigned', 'confirmed')$a$, $b$'number_reassigned', 'confirmed', 'exploiter_mark_taken_back')$b$),
      -- DB242: the other time stays as long after the first as it was agreed.
      ('change_follow_up', $a$
      version = version + 1,$a$, $b$
      again_at = case when _to = 'planned' and not is_second then instant(ms(again_at) + _until - ms(until_at))
        else again_at end,
      again_until = case when _to = 'planned' and not is_second then instant(ms(again_until) + _until - ms(until_at))
        else again_until end,
      version = version + 1,$b$)
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

-- DB246: as it was, and only for whoever has the contact. Said again of the same message it is what it was, however the follow-up
-- stands by now.
drop function write_for_follow_up;
create function write_for_follow_up(_id uuid, _message_id uuid, _contact_id uuid, _by uuid, _now_ms bigint)
returns table (kind text, holder json) language plpgsql as $$
declare
  _follow_up follow_up;
  _contact contact := lock_contact(_contact_id);
begin
  select * into _follow_up from follow_up where id = _id;
  kind := case
    when exists (select from follow_up_message where message_id = _message_id and follow_up_id = _id) then 'kept'
    when _follow_up.id is null or _contact.id is null or _contact.id <> follow_up_place(_follow_up.contact_id)
      then 'not_found'
    when _follow_up.state <> 'due' or _follow_up.until_at <= instant(_now_ms) then 'not_due'
    when _follow_up.kind <> (case when _contact.medium = 'email' then 'we_mail' else 'we_text' end)::follow_up_kind
      then 'other_way'
    when _contact.status = 'closed' then 'closed'
    when _contact.holder_id is distinct from _by then 'not_holder'
  end;
  if kind = 'not_holder' then
    holder := holder_of(_contact);
  elsif kind is null then
    insert into follow_up_message (message_id, follow_up_id) values (_message_id, _id) on conflict do nothing;
    kind := case when exists (select from follow_up_message where message_id = _message_id and follow_up_id = _id)
      then 'kept' else 'not_found' end;
  end if;
  return next;
end $$;
