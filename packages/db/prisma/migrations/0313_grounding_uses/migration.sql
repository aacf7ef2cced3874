-- DB591 to DB593: how often scripts were offered and how they ended, without names. A row is a script, its version, a language, a way to
-- be reached and a week. Whoever did it, in which contact and when in that week stands nowhere, and no audit tells it.

create type grounding_used as enum ('offered', 'started', 'finished', 'stopped_worse');
-- By how many of ten the number changed that somebody gave before and after.
create type grounding_change as enum ('fell_3_or_more', 'fell_1_or_2', 'same', 'rose_1_or_2', 'rose_3_or_more');

create table grounding_use (
  script text not null check (script ~ '^[a-z][a-z0-9_]{0,59}$'),
  version text not null check (version ~ '^[0-9]{1,4}[.][0-9]{1,4}[.][0-9]{1,4}$'),
  language language not null,
  medium medium not null,
  -- The Monday on which it begins, in universal time.
  week date not null constraint grounding_use_week check (extract(isodow from week) = 1),
  offered integer not null default 0 check (offered >= 0),
  started integer not null default 0 check (started >= 0),
  finished integer not null default 0 check (finished >= 0),
  stopped_worse integer not null default 0 check (stopped_worse >= 0),
  fell_3_or_more integer not null default 0 check (fell_3_or_more >= 0),
  fell_1_or_2 integer not null default 0 check (fell_1_or_2 >= 0),
  same integer not null default 0 check (same >= 0),
  rose_1_or_2 integer not null default 0 check (rose_1_or_2 >= 0),
  rose_3_or_more integer not null default 0 check (rose_3_or_more >= 0),
  primary key (script, version, language, medium, week)
);
create index grounding_use_week_idx on grounding_use (week);

-- A change belongs to how one ended.
create function count_grounding_use(_script text, _version text, _language language, _medium medium, _used grounding_used,
  _change grounding_change, _now_ms bigint) returns void language plpgsql as $$
begin
  if _change is not null and _used not in ('finished', 'stopped_worse') then
    raise exception 'only what ended changed something' using errcode = 'check_violation', constraint = 'grounding_use_change';
  end if;
  insert into grounding_use as kept values (_script, _version, _language, _medium,
    date_trunc('week', instant(_now_ms) at time zone 'UTC')::date,
    (_used = 'offered')::int, (_used = 'started')::int, (_used = 'finished')::int, (_used = 'stopped_worse')::int,
    coalesce((_change = 'fell_3_or_more')::int, 0), coalesce((_change = 'fell_1_or_2')::int, 0), coalesce((_change = 'same')::int, 0),
    coalesce((_change = 'rose_1_or_2')::int, 0), coalesce((_change = 'rose_3_or_more')::int, 0))
  on conflict (script, version, language, medium, week) do update set
    offered = kept.offered + excluded.offered, started = kept.started + excluded.started, finished = kept.finished + excluded.finished,
    stopped_worse = kept.stopped_worse + excluded.stopped_worse, fell_3_or_more = kept.fell_3_or_more + excluded.fell_3_or_more,
    fell_1_or_2 = kept.fell_1_or_2 + excluded.fell_1_or_2, same = kept.same + excluded.same,
    rose_1_or_2 = kept.rose_1_or_2 + excluded.rose_1_or_2, rose_3_or_more = kept.rose_3_or_more + excluded.rose_3_or_more;
end $$;
