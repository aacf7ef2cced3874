-- DB741: what several claim at one moment is claimed by one statement. Most of what a claim costs is what each statement sets up and takes
-- down again, its triggers and its rules: of eight at once that is done once. Each is a claim of its own all the same: what is not as it
-- was expected, or is hindered by anything, is left to be claimed alone, which says why.

-- Those that wait as they were expected, of different contacts. Whoever calls has the locks of their threads, and has asked who is barred.
create function claim_unhindered(_ids uuid[], _bys uuid[], _expected integer[], _now timestamptz)
returns table (id uuid, "row" json, is_told boolean) language plpgsql as $$
begin
  return query
  with claimed as (
    update contact set status = 'claimed', holder_id = one.by, held_since = _now, version = version + 1
    from unnest(_ids, _bys, _expected) one (id, by, expected)
    where contact.id = one.id and contact.version = one.expected and contact.status = 'waiting'
      and not exists (select from call where call.contact_id = contact.id and call.ended_at is null)
    returning contact
  )
  select (contact).id, contact_facts((contact).id, contact, (select name from staff where staff.id = (contact).holder_id), null),
    audit_write((contact).holder_id, 'moved', 'contact', (contact).id, (contact).id, null, '{"how": "claim"}')
  from claimed;
end $$;

-- It waits for nobody: what somebody else has the lock of is left, and so is what somebody claims who is barred from anything. The plan is
-- made once on a connection, and not with each statement for its own ids: that alone took as long as eight claims.
create function claim_all(_ids uuid[], _bys uuid[], _expected integer[], _now_ms bigint)
returns table (id uuid, "row" json) language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  -- The locks first, and only then a look that decides: what is seen here may be old by the time they are held.
  with wanted as materialized (
    select one.*, thread_lock(contact.thread_key) as thread, judged_lock(one.by) as theirs
    from unnest(_ids, _bys, _expected) one (id, by, expected) join contact on contact.id = one.id
    where contact.version = one.expected and contact.status = 'waiting'
      and not exists (select from case_bar where user_id = one.by and ended_at is null)
  )
  select array_agg(wanted.id), array_agg(by), array_agg(expected) into _ids, _bys, _expected
  from wanted where pg_try_advisory_xact_lock(thread) and pg_try_advisory_xact_lock_shared(theirs);
  return query select claimed.id, claimed.row from claim_unhindered(_ids, _bys, _expected, instant(_now_ms)) claimed;
end $$;

-- Locks are taken in the order in which all take them: of the threads, then of the people, each in their own order. The first claim of
-- each contact and of each person goes at one go where it is as they were judged by; every other one after it, in its turn.
-- goes on from 0425: claim_all_judged
create or replace function claim_all_judged(_ids uuid[], _bys uuid[], _expected integer[], _holds jsonb, _now_ms bigint)
returns table (nth integer, kind text, reason text, "row" json) language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  _firsts integer[];
  _done integer[] := '{}';
begin
  perform pg_advisory_xact_lock(one.lock) from (
    select distinct thread_lock(contact.thread_key) as lock from contact where contact.id = any (_ids) order by lock) one;
  perform pg_advisory_xact_lock(one.lock) from (
    select distinct judged_lock(who) as lock from unnest(_bys) who order by lock) one;
  select array_agg(one.place) into _firsts from (
    select asked.place, asked.by, row_number() over (partition by asked.id order by asked.place) as of_contact,
      row_number() over (partition by asked.by order by asked.place) as of_person
    from unnest(_ids, _bys) with ordinality asked (id, by, place)) one
  where of_contact = 1 and of_person = 1
    and not exists (select from case_bar where user_id = one.by and ended_at is null)
    and (select coalesce(array_agg(contact.id order by contact.id), '{}') from contact where holder_id = one.by)
      = (select coalesce(array_agg(held::uuid order by held::uuid), '{}')
        from jsonb_array_elements_text(_holds -> (one.place - 1)::integer) held);
  kind := 'moved';
  for nth, "row" in
    select array_position(_ids, claimed.id), claimed.row
    from claim_unhindered(array(select _ids[place] from unnest(_firsts) place), array(select _bys[place] from unnest(_firsts) place),
      array(select _expected[place] from unnest(_firsts) place), instant(_now_ms)) claimed
  loop
    _done := _done || nth;
    return next;
  end loop;
  for each in 1 .. cardinality(_ids) loop
    continue when each = any (_done) or contact_is_barred(_bys[each], _ids[each]);
    nth := each;
    select claimed.kind, claimed.reason, claimed.row into kind, reason, "row"
    from claim_judged(_ids[each], _bys[each], _expected[each],
      array(select held::uuid from jsonb_array_elements_text(_holds -> (each - 1)) held), _now_ms) claimed;
    return next;
  end loop;
end $$;
