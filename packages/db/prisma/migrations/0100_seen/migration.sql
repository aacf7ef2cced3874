-- What is kept, and what is confirmed, goes by what whoever says it had before their eyes (DB205, DB208, DB212): a word that came
-- meanwhile is not written over, and no danger that began anew is confirmed away.

-- The one that was kept last, in force or not; null: none.
create function latest_preference(_channel text, _thread_key bytea) returns uuid language sql stable
return (
  select id from contact_preference
  where person_id = person_of(_channel, _thread_key) and channel = _channel and thread_key = _thread_key
  order by seq desc limit 1);

-- As it was (DB205), and 'changed' where another one was kept last than was seen.
drop function keep_preference;
create function keep_preference(
  _contact_id uuid, _by uuid, _person_id uuid, _owner_key bytea, _id uuid, _seen uuid, _may contact_may, _confirmed_ms bigint,
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
    elsif latest_preference(_contact.channel, _contact.thread_key) is distinct from _seen then
      kind := 'changed';
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

-- DB212: that it is the same person is said of what was seen, and 'moved' where the contact has another version by now.
create function confirm_same_person(_contact_id uuid, _by uuid, _seen integer, _now_ms bigint)
returns table (kind text, version integer, holder json) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
begin
  if _contact.holder_id = _by and _contact.version <> _seen then
    kind := 'moved';
    version := _contact.version;
    return next;
    return;
  end if;
  return query select * from reach_happened(_contact_id, _by, 'confirmed', null, _now_ms);
end $$;

-- DB208: whoever confirms may have any contact of theirs before their eyes, a closed one, too: each has its next version with all
-- that bears on danger.
create function danger_changed(_person_id uuid) returns void language sql as $$
  update contact set version = version + 1
  where (thread_key, channel) in (select thread.thread_key, thread.channel from unnest(threads_of(_person_id)) thread);
$$;

do $do$
declare
  _before constant text := pg_get_functiondef('code_word_said'::regproc);
  _after constant text := replace(_before, 'reach_changed(threads_of(_person))', 'danger_changed(_person)');
begin
  if _after = _before then
    raise exception 'a code word changes nothing';
  end if;
  execute _after;
end $do$;

-- As it was (DB208), and 'moved' where the contact has another version than was seen.
drop function confirm_danger_over;
create function confirm_danger_over(_contact_id uuid, _by uuid, _seen integer, _now_ms bigint)
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
  select * into _contact from contact where id = _contact_id;
  _person := person_of(_contact.channel, _contact.thread_key);
  _holds := danger_now(_person);
  if _holds.since is null then
    kind := 'no_danger';
  elsif _holds.check_at is null then
    kind := 'check_word_not_heard';
  elsif _by <> all (_holds.confirmed) and _contact.version <> _seen then
    kind := 'moved';
    version := _contact.version;
  else
    kind := 'recorded';
    if _by <> all (_holds.confirmed) then
      insert into danger_event (person_id, kind, at, by_id) values (_person, 'confirmed_over', instant(_now_ms), _by);
      perform danger_changed(_person);
      _holds := danger_now(_person);
    end if;
    is_over := _holds.since is null;
    if is_over then
      update contact set danger = contact.danger_before, danger_before = null, version = contact.version + 1
      where contact.danger = 'danger_word' and (contact.thread_key, contact.channel) in (
        select thread.thread_key, thread.channel from unnest(threads_of(_person)) thread);
    end if;
    version := (select contact.version from contact where id = _contact_id);
  end if;
  return next;
end $$;
