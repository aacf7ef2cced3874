-- DB257: a plan is for a person, not for the number that they wrote from first.

-- Also of threads that were theirs.
create index person_thread_ever_idx on person_thread (person_id);

-- For whom an entry was written: whose the thread was then, or became next. Nobody's where it never became anybody's.
create function plan_person(_plan contact_plan) returns uuid language sql stable
return (
  select person_thread.person_id from person_thread
  where person_thread.thread_key = _plan.thread_key and person_thread.channel = _plan.channel
    and (until is null or until > _plan.at)
  order by id limit 1);

-- All that was written for whoever has the thread now.
create function plans_of(_channel text, _thread_key bytea) returns setof contact_plan language sql stable as $$
  select plan.* from contact_plan plan
  where (plan.thread_key, plan.channel) in (
      select _thread_key, _channel
      union
      select mine.thread_key::bytea, mine.channel::text from person_thread mine
      where mine.person_id = person_of(_channel, _thread_key))
    and plan_person(plan) is not distinct from person_of(_channel, _thread_key);
$$;

-- Above every version of theirs, and every one that the thread had for somebody else.
create function next_plan_version(_channel text, _thread_key bytea) returns integer language sql stable
return 1 + greatest(
  (select coalesce(max(version), 0) from plans_of(_channel, _thread_key)),
  (select coalesce(max(version), 0) from contact_plan
   where contact_plan.thread_key = _thread_key and contact_plan.channel = _channel));

drop function add_to_plan(uuid, uuid, integer, plan_entry, bytea, bytea, bigint);
-- One compare-and-set: of all who saw one version, in whichever of the person's threads, one adds the next. Where there is no
-- plan, or none any more, that is 0. `_version` is what the words were sealed as; where it is not the next, all begins anew.
create function add_to_plan(
  _contact_id uuid, _by uuid, _expected integer, _version integer, _entry plan_entry, _body_key bytea, _body bytea,
  _now_ms bigint
) returns text language plpgsql as $$
declare
  _contact contact;
  _last contact_plan;
begin
  select * into _contact from contact where id = _contact_id;
  if _contact.id is null then
    return 'not_found';
  elsif not lock_reach(_contact.channel, _contact.thread_key) then
    return 'again';
  end if;
  select * into _last from plans_of(_contact.channel, _contact.thread_key) order by at desc, version desc limit 1;
  if coalesce(_last.version, 0) <> _expected and not (_expected = 0 and _last.entry = 'ended') then
    return 'changed';
  elsif _entry <> 'written' and coalesce(_last.entry, 'ended') = 'ended' then
    return 'no_plan';
  elsif next_plan_version(_contact.channel, _contact.thread_key) <> _version then
    return 'again';
  end if;
  insert into contact_plan (channel, thread_key, version, entry, contact_id, body_key, body, by_id, at)
    -- Never before what it follows, whatever the clocks say: the last one is the plan.
    values (_contact.channel, _contact.thread_key, _version, _entry, _contact_id, _body_key, _body, _by,
      greatest(instant(_now_ms), _last.at));
  update contact set version = version + 1
  where id = _contact_id or (status <> 'closed' and (contact.thread_key, contact.channel) in (
    select linked.thread_key, linked.channel from reach_threads(_contact.channel, _contact.thread_key) linked));
  return 'added';
end $$;
