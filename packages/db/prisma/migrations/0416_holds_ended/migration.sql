-- DB720: how long somebody had a call or a text conversation, once they have it no longer: of nobody who can be told, and gone after four
-- weeks. By it, the hours ahead are staffed.

create table hold_ended (
  id bigint primary key generated always as identity,
  at timestamptz(3) not null,
  medium medium not null,
  held_ms bigint not null check (held_ms >= 0),
  -- Whether the contact ended with it, for the first time: so many were handled, however many had each of them.
  is_last boolean not null
);
create index hold_ended_at_idx on hold_ended (medium, at);

-- As 0400 had it.
create function mend(_function regprocedure, variadic _changes text[]) returns void language plpgsql as $$
declare
  _text text := pg_get_functiondef(_function);
  _before text;
begin
  for each in 1 .. cardinality(_changes) / 2 loop
    _before := _text;
    _text := replace(_text, _changes[2 * each - 1], _changes[2 * each]);
    if _text = _before then
      raise exception '% holds nothing like that: %', _function, _changes[2 * each - 1];
    end if;
  end loop;
  execute _text;
end $$;

-- A part of the one guard, so that no other change of a contact pays for a trigger that asks whether it applies. Mail and forms are answered
-- in the hours in which fewer come, and staff none.
select mend('contact_guard()', E'\n  return new;\nend $function$', $a$
  if tg_op = 'UPDATE' and old.held_since is not null and new.held_since is distinct from old.held_since
    and old.medium in ('voice', 'text') then
    insert into hold_ended (at, medium, held_ms, is_last)
      select over.at, old.medium, greatest(0, extract(epoch from over.at - old.held_since) * 1000)::bigint,
        new.status = 'closed' and new.reopened = 0
      from (select coalesce(new.closed_at, new.held_since, greatest(old.held_since, database_now())) as at) over;
  end if;
  return new;
end $function$$a$);
drop function mend(regprocedure, text[]);

create function forget_hold_lengths(_before_ms bigint, _most integer) returns integer language sql as $$
  with gone as (delete from hold_ended where id in (
    select id from hold_ended where at < instant(_before_ms) and medium in ('voice', 'text') order by at limit _most) returning 1)
  select count(*)::int from gone;
$$;
