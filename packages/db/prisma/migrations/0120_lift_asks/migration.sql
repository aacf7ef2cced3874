-- Whoever has a contact asks a lead to lift what locks it (DB213 to DB215). Whether it is asked, and what was answered, are facts of
-- the contact, so that every console hears of them with the queue.

create type lift_ask_end as enum ('lifted', 'declined', 'taken_back', 'left', 'overtaken');

create table lift_ask (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  at_version integer not null check (at_version >= 1),
  locks text[] not null check (locks <@ '{preference_expired,outside_window}' and cardinality(locks) > 0),
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- The reason, sealed under the contact's key.
  body_key bytea not null,
  body bytea not null,
  ended lift_ask_end,
  -- When the contact left whoever asked is the contact's own to say.
  ended_at timestamptz(3),
  ended_by_id uuid references staff (id) on delete restrict,
  lift_id uuid unique references reach_lift (id) on delete restrict,
  -- Why it was declined, sealed in the same way.
  answer_key bytea,
  answer bytea,
  unique (contact_id, at_version),
  constraint lift_ask_ends check (
    (ended_at is not null) = coalesce(ended <> 'left', false)
    and (ended_by_id is not null) = coalesce(ended in ('lifted', 'declined', 'taken_back'), false)
    and (lift_id is not null) = coalesce(ended = 'lifted', false)
    and (answer_key is not null) = coalesce(ended = 'declined', false)
    and (answer is not null) = coalesce(ended = 'declined', false)
    and (ended is distinct from 'taken_back' or ended_by_id = by_id))
);
create unique index lift_ask_open_key on lift_ask (contact_id) where ended is null;

create type lift_answer as enum ('lifted', 'declined');
alter table contact
  -- When whoever has it asked for a lift: as long as that is open, and once it was answered, as long as they have it.
  add column lift_asked_at timestamptz(3),
  add column lift_answer lift_answer;
alter table event
  add column lift_asked_at timestamptz(3),
  add column lift_answer lift_answer;

-- DB213: asked by whoever has it, at its next version; ended once and for ever.
create function lift_ask_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'lift_ask_stays'
    when tg_op = 'INSERT' then case
      when new.ended is not null then 'lift_ask_begins_open'
      when not exists (
        select from contact where id = new.contact_id and status = 'claimed' and holder_id = new.by_id
          and version + 1 = new.at_version) then 'lift_ask_of_holder' end
    when old.ended is not null or new.ended is null
      or (new.id, new.contact_id, new.at_version, new.locks, new.at, new.by_id, new.body_key, new.body)
        is distinct from (old.id, old.contact_id, old.at_version, old.locks, old.at, old.by_id, old.body_key, old.body)
      then 'lift_ask_ends_once'
    when new.lift_id is not null and not exists (
      select from reach_lift where id = new.lift_id and contact_id = new.contact_id and by_id = new.ended_by_id)
      then 'lift_ask_lifted_there'
  end;
begin
  if _broken is not null then
    raise exception 'nobody can ask for a lift like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger lift_ask_guard before insert or update or delete on lift_ask
  for each row execute function lift_ask_guard();

-- DB214: whatever becomes of it is told with the contact's next version. A lift and a move bring one of their own.
create function lift_ask_changes() returns trigger language plpgsql as $$
begin
  update contact set version = version + 1, lift_asked_at = new.at where id = new.contact_id;
  return null;
end $$;
create trigger lift_ask_asked after insert on lift_ask for each row execute function lift_ask_changes();
create trigger lift_ask_ended after update on lift_ask for each row
  when (new.ended in ('declined', 'taken_back', 'overtaken')) execute function lift_ask_changes();

-- DB213: a lift is the answer to what is asked there, whoever gives it.
create function lift_answers() returns trigger language plpgsql as $$
begin
  update lift_ask set ended = 'lifted', ended_at = new.at, ended_by_id = new.by_id, lift_id = new.id
    where contact_id = new.contact_id and ended is null;
  return null;
end $$;
create trigger reach_lift_answers after insert on reach_lift for each row execute function lift_answers();

-- DB213, DB214, whatever statement it is: what a contact says of it follows from what is asked, and ends when the contact leaves
-- whoever asked. A part of the one guard, so that no other change of a contact pays for a trigger that asks whether it applies.
do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before, E'\n  return new;\nend $function$', $a$
  if tg_op = 'UPDATE'
    and (old.lift_asked_at is not null or new.lift_asked_at is not null or new.lift_answer is not null) then
    declare
      _last lift_ask;
    begin
      if new.status <> 'claimed' or new.holder_id is distinct from old.holder_id then
        update lift_ask set ended = 'left' where contact_id = new.id and ended is null;
      else
        select * into _last from lift_ask where contact_id = new.id order by at_version desc limit 1;
      end if;
      if _last.ended in ('taken_back', 'left', 'overtaken') then
        _last := null;
      end if;
      new.lift_asked_at := _last.at;
      new.lift_answer := _last.ended::text::lift_answer;
    end;
  end if;
  return new;
end $function$$a$);
begin
  if _after = _before then
    raise exception 'the guard of contacts does not end with what it was given';
  end if;
  execute _after;
end $do$;
alter table contact add constraint contact_lift_asked check (
  (lift_asked_at is null or status = 'claimed') and (lift_answer is null or lift_asked_at is not null));

-- The queue's row and the log as they were, and what is asked.
do $do$
declare
  _facts constant text := pg_get_functiondef('contact_facts(uuid, anyelement, text, text)'::regprocedure);
  _log constant text := pg_get_functiondef('announce_contact'::regproc);
  _facts_after constant text := replace(_facts, $a$    'reopened', _facts.reopened,$a$,
    $b$    'liftAskedAt', ms(_facts.lift_asked_at),
    'liftAnswer', _facts.lift_answer,
    'reopened', _facts.reopened,$b$);
  _log_after constant text := replace(_log, 'back_since, reopened', 'back_since, lift_asked_at, lift_answer, reopened');
begin
  if _facts_after = _facts or length(_log_after) - length(_log) <> 2 * length(' lift_asked_at, lift_answer,') then
    raise exception 'the queue does not say what is asked';
  end if;
  execute _facts_after;
  execute _log_after;
end $do$;

-- DB213. 'moved': the contact is at another version than the one whose locks were looked at.
create function ask_for_lift(
  _id uuid, _contact_id uuid, _by uuid, _seen integer, _locks text[], _body_key bytea, _body bytea, _now_ms bigint
) returns table (kind text, version integer, at bigint, holder json) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
begin
  version := _contact.version;
  if _contact.id is null then
    kind := 'not_found';
  elsif _contact.status <> 'claimed' or _contact.holder_id <> _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  elsif exists (select from lift_ask where contact_id = _contact_id and ended is null) then
    kind := 'already_asked';
    at := ms(_contact.lift_asked_at);
  elsif _contact.version <> _seen then
    kind := 'moved';
  else
    insert into lift_ask (id, contact_id, at_version, locks, at, by_id, body_key, body)
      values (_id, _contact_id, _contact.version + 1, _locks, instant(_now_ms), _by, _body_key, _body);
    kind := 'asked';
    version := _contact.version + 1;
    at := _now_ms;
  end if;
  return next;
end $$;

create function take_back_lift_ask(_contact_id uuid, _by uuid, _now_ms bigint)
returns table (kind text, version integer, holder json) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
begin
  if _contact.id is null then
    kind := 'not_found';
  elsif _contact.status <> 'claimed' or _contact.holder_id <> _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  else
    update lift_ask set ended = 'taken_back', ended_at = instant(_now_ms), ended_by_id = _by
      where contact_id = _contact_id and ended is null;
    kind := case when found then 'ended' else 'nothing_asked' end;
    version := _contact.version + 1;
  end if;
  return next;
end $$;

-- DB213: what is declined is what was read, and nothing that was asked since.
create function decline_lift_ask(
  _contact_id uuid, _ask_id uuid, _by uuid, _answer_key bytea, _answer bytea, _now_ms bigint
) returns table (kind text, version integer) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
begin
  if _contact.id is null then
    kind := 'not_found';
  else
    update lift_ask set ended = 'declined', ended_at = instant(_now_ms), ended_by_id = _by,
        answer_key = _answer_key, answer = _answer
      where id = _ask_id and contact_id = _contact_id and ended is null;
    kind := case when found then 'ended' else 'nothing_asked' end;
    version := _contact.version + 1;
  end if;
  return next;
end $$;

-- DB215: of the version at which nothing is left to be lifted.
create function lift_ask_overtaken(_contact_id uuid, _seen integer, _now_ms bigint) returns boolean language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
begin
  update lift_ask set ended = 'overtaken', ended_at = instant(_now_ms)
    where contact_id = _contact_id and ended is null and _contact.version = _seen;
  return found;
end $$;
