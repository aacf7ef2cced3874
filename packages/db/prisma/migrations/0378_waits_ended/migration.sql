-- DB681: how long who waited did, once somebody took it: of which nobody can be told, and gone after a day. So the counts of the last hour
-- come from what happened in it, however much there ever was.

create table wait_ended (
  id bigint primary key generated always as identity,
  at timestamptz(3) not null,
  waited_ms bigint not null check (waited_ms >= 0)
);
create index wait_ended_at_idx on wait_ended (at);

-- When contacts came, however many there are.
create index contact_opened_idx on contact (opened_at);

-- A part of the one guard, so that no other change of a contact pays for a trigger that asks whether it applies. What waited for nothing
-- that is owed, as what was given back with everything answered, is no wait of anybody.
do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before, E'\n  return new;\nend $function$', $a$
  if tg_op = 'UPDATE' and old.status = 'waiting' and new.status = 'claimed' and old.unanswered > 0 then
    insert into wait_ended (at, waited_ms)
      values (new.held_since, greatest(0, extract(epoch from new.held_since - old.waiting_since) * 1000)::bigint);
  end if;
  return new;
end $function$$a$);
begin
  if _after = _before then
    raise exception 'the guard of contacts does not end with what it was given';
  end if;
  execute _after;
end $do$;

create function forget_wait_lengths(_before_ms bigint, _most integer) returns integer language sql as $$
  with gone as (delete from wait_ended where id in (
    select id from wait_ended where at < instant(_before_ms) order by at limit _most) returning 1)
  select count(*)::int from gone;
$$;
