-- Who answered a call to the person: somebody, or a machine; and whether words were left with it (DB278). Said by whoever hears
-- it. Only added, so that who said what and when stands there for good.

create type call_answer_said as enum ('person', 'machine', 'left', 'not_left');

create table call_answer (
  party_id uuid not null references call_party (id) on delete restrict,
  nth integer not null check (nth > 0),
  said call_answer_said not null,
  -- Of a machine: whether words may be left with it, as what they agreed to was read when it was said (CP18).
  may_leave boolean,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  primary key (party_id, nth),
  constraint call_answer_may_leave check ((said = 'machine') = (may_leave is not null))
);
create index call_answer_at_idx on call_answer (at);
create trigger call_answer_only_added before update or delete on call_answer
  for each row execute function only_added();

-- What was said last of one; null: nothing.
create function call_answer_last(_party_id uuid) returns call_answer language sql stable
return (select answer from call_answer answer where party_id = _party_id order by nth desc limit 1);

-- Whether somebody, or something, took a call to the person.
create function person_was_reached(_party_id uuid) returns boolean language sql stable
return (
  exists (select from call_party where id = _party_id and role = 'person' and dialled_at is not null)
  and exists (select from call_event where party_id = _party_id and kind = 'leg_up'));

-- DB278, whatever statement runs: of a call that was taken; one after the other; nothing is left where it may not be, and nothing
-- follows what was decided.
create function call_answer_guard() returns trigger language plpgsql as $$
declare
  _last constant call_answer := call_answer_last(new.party_id);
  _broken constant text := case
    when not person_was_reached(new.party_id) then 'call_answer_taken'
    when new.nth <> coalesce(_last.nth, 0) + 1 then 'call_answer_next'
    when _last.said in ('left', 'not_left') then 'call_answer_decided'
    when new.said in ('left', 'not_left') and _last.said is distinct from 'machine' then 'call_answer_of_machine'
    when new.said = 'left' and not _last.may_leave then 'call_answer_agreed'
  end;
begin
  if _broken is not null then
    raise exception 'nobody can say that of who answered: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger call_answer_guard before insert on call_answer for each row execute function call_answer_guard();

-- Said by whoever has the contact. Said again it is no news. 'moved': the contact is at another version than the one at which it was
-- looked at what they agreed to.
create function say_who_answered(
  _party_id uuid, _contact_id uuid, _by uuid, _said call_answer_said, _may_leave boolean, _seen integer, _now_ms bigint
) returns table (kind text, holder json) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
  _last constant call_answer := call_answer_last(_party_id);
begin
  kind := case
    when _contact.id is null or not exists (
      select from call_party where id = _party_id and contact_id = _contact_id and role = 'person') then 'not_found'
    when _contact.holder_id is distinct from _by then 'not_holder'
    when not person_was_reached(_party_id) then 'not_taken'
    when _last.said = _said then 'kept'
    when _last.said in ('left', 'not_left') or (_said in ('left', 'not_left') and _last.said is distinct from 'machine')
      then 'not_now'
    when _said = 'left' and not _last.may_leave then 'not_agreed'
    when _said = 'machine' and _contact.version <> _seen then 'moved'
  end;
  if kind = 'not_holder' then
    holder := holder_of(_contact);
  elsif kind is null then
    insert into call_answer (party_id, nth, said, may_leave, at, by_id) values (
      _party_id, coalesce(_last.nth, 0) + 1, _said, case when _said = 'machine' then _may_leave end, instant(_now_ms), _by);
    update contact set version = version + 1 where id = _contact_id;
    kind := 'kept';
  end if;
  return next;
end $$;
