-- DB605 to DB609, DB614, DB615: when a shift ends, and how what somebody has goes on with another voice: offered in words, accepted by
-- whoever goes on, and theirs from then on. What nobody accepted by then falls to the leads.

alter type audit_thing add value 'handover';

-- DB605: when a shift is meant to end. It ends nothing: whoever is with somebody stays with them.
create table shift_end (
  user_id uuid primary key references shift (user_id) on delete cascade,
  ends_at timestamptz(3) not null,
  -- When they were told that it is near, with what they have; null: not yet.
  warned_at timestamptz(3),
  -- Grows with every change; events carry it (W4).
  version integer not null default 1 check (version >= 1)
);
create index shift_end_soon_idx on shift_end (ends_at) where warned_at is null;

-- The hard stop of the handbook, for whoever says no end of theirs.
create function shift_most() returns interval language sql immutable parallel safe return interval '10 hours';
create function shift_begins_with_end() returns trigger language plpgsql as $$
begin
  insert into shift_end (user_id, ends_at) values (new.user_id, new.since + shift_most());
  return null;
end $$;
create trigger shift_begins_with_end after insert on shift for each row execute function shift_begins_with_end();
insert into shift_end (user_id, ends_at) select user_id, since + shift_most() from shift;

create function shift_end_guard() returns trigger language plpgsql as $$
declare
  _since constant timestamptz := (select since from shift where user_id = new.user_id);
  _broken constant text := case
    when new.ends_at <= _since or new.ends_at > _since + session_most() then 'shift_end_within'
    when tg_op = 'UPDATE' and new.version <> old.version + 1 then 'shift_end_next_version'
    when tg_op = 'UPDATE' and old.warned_at is not null and new.ends_at = old.ends_at then 'shift_end_warned_once' end;
begin
  if _broken is not null then
    raise exception 'no shift ends like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger shift_end_guard before insert or update on shift_end for each row execute function shift_end_guard();

-- Told with the queue, by the id of whose shift it is and nothing else (W35).
create function announce_shift_end() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'shift_end', 'id', new.user_id,
    'version', new.version));
  return null;
end $$;
create trigger shift_end_announced after update on shift_end for each row execute function announce_shift_end();

-- Says when one's own shift ends. What was told of another end is told anew of this one.
create function say_shift_end(_user_id uuid, _ends_ms bigint, _now_ms bigint) returns text language plpgsql as $$
declare
  _since timestamptz;
  _ends constant timestamptz := instant(_ends_ms);
begin
  perform lock_shift(_user_id);
  select since into _since from shift where user_id = _user_id;
  if not found then
    return 'off_shift';
  elsif _ends <= instant(_now_ms) or _ends > _since + session_most() then
    return 'not_a_time';
  end if;
  update shift_end set ends_at = _ends, warned_at = null, version = version + 1 where user_id = _user_id and ends_at <> _ends;
  return 'said';
end $$;

-- DB606: tells whoever has anything that their shift ends soon. Each once, whichever gateway comes first.
create function warn_shift_ends(_now_ms bigint, _ahead_ms bigint, _most integer) returns integer language sql as $$
  with due as (
    select user_id from shift_end
    where warned_at is null and ends_at <= instant(_now_ms + _ahead_ms)
      and exists (select from contact where holder_id = user_id and status = 'claimed')
    order by ends_at limit _most for update skip locked),
  warned as (
    update shift_end set warned_at = instant(_now_ms), version = version + 1
    from due where shift_end.user_id = due.user_id returning shift_end.user_id)
  select count(*)::int from warned;
$$;

-- 'left': the contact went from whoever has it by another road, or was closed.
create type handover_state as enum ('offered', 'accepted', 'declined', 'fell_to_lead', 'taken_back', 'left');
create table handover (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  -- Each after the one before it, whatever the clocks say.
  at timestamptz(3) not null,
  from_id uuid not null references staff (id) on delete restrict,
  -- null: nobody but the leads.
  to_id uuid references staff (id) on delete restrict,
  -- What was promised and what comes next, sealed under the contact's key. Words that prove who speaks stand in the preference alone.
  body_key bytea not null,
  body bytea not null,
  state handover_state not null,
  -- Of whatever was done last.
  state_at timestamptz(3) not null,
  -- Who did it; null: whom it was offered by, or the clock.
  state_by_id uuid references staff (id) on delete restrict,
  version integer not null default 1 check (version >= 1),
  unique (contact_id, at),
  constraint handover_to_another check (to_id <> from_id),
  constraint handover_state_by check ((state_by_id is not null) = (state in ('accepted', 'declined', 'taken_back'))
    and (state <> 'taken_back' or state_by_id = from_id) and (state <> 'declined' or state_by_id = to_id)
    and (state <> 'accepted' or state_by_id <> from_id) and (to_id is not null or state <> 'offered'))
);
-- One at a time.
create unique index handover_open_key on handover (contact_id) where state in ('offered', 'fell_to_lead');
create index handover_from_idx on handover (from_id) where state in ('offered', 'declined', 'fell_to_lead');
create index handover_to_idx on handover (to_id) where state in ('offered', 'fell_to_lead');
create index handover_state_by_idx on handover (state_by_id);

-- Whether somebody may go on with it: whoever is on shift, answers, is not kept from it, and, where both are known, speaks its language.
create function may_go_on(_user_id uuid, _contact_id uuid) returns boolean language sql stable as $$
  select exists (
    select from shift join staff on staff.id = shift.user_id join contact on contact.id = _contact_id
    where shift.user_id = _user_id and staff.disabled_at is null and staff.role in ('advocate', 'shift_lead')
      and (contact.language is null or cardinality(staff.languages) = 0 or contact.language = any (staff.languages)))
    and not contact_is_barred(_user_id, _contact_id)
$$;
create function leads_now(_user_id uuid) returns boolean language sql stable as $$
  select exists (select from shift join staff on staff.id = shift.user_id
    where staff.id = _user_id and staff.role = 'shift_lead' and staff.disabled_at is null)
$$;

-- DB607, whatever statement it is.
create function handover_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'handover_stays'
    when tg_op = 'INSERT' then case
      when new.state <> (case when new.to_id is null then 'fell_to_lead' else 'offered' end)::handover_state then 'handover_begins_open'
      when not exists (select from contact where id = new.contact_id and status = 'claimed' and holder_id = new.from_id)
        then 'handover_of_holder'
      when new.to_id is not null and not may_go_on(new.to_id, new.contact_id) then 'handover_to_one_who_may' end
    when (new.id, new.contact_id, new.at, new.from_id, new.to_id, new.body_key, new.body) is distinct from
      (old.id, old.contact_id, old.at, old.from_id, old.to_id, old.body_key, old.body) then 'handover_same'
    when new.version <> old.version + 1 then 'handover_next_version'
    when (old.state, new.state) not in (('offered', 'accepted'), ('offered', 'declined'), ('offered', 'fell_to_lead'),
      ('offered', 'taken_back'), ('offered', 'left'), ('declined', 'fell_to_lead'), ('fell_to_lead', 'accepted'),
      ('fell_to_lead', 'taken_back'), ('fell_to_lead', 'left')) then 'handover_ends_once'
    when new.state = 'accepted' and not (may_go_on(new.state_by_id, new.contact_id) and (new.state_by_id = new.to_id
      or old.state = 'fell_to_lead' and leads_now(new.state_by_id))) then 'handover_accepted_by_whom_it_is_for' end;
begin
  if _broken is not null then
    raise exception 'nobody hands over like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger handover_guard before insert or update or delete on handover for each row execute function handover_guard();

-- DB607: it is over when the contact goes from whoever has it by another road. A part of the one guard, so that no other change of a
-- contact pays for a trigger that asks whether it applies.
do $do$
declare
  _before constant text := pg_get_functiondef('contact_guard'::regproc);
  _after constant text := replace(_before, E'\n  return new;\nend $function$', $a$
  if tg_op = 'UPDATE' and old.holder_id is not null and new.holder_id is distinct from old.holder_id then
    update handover set state = 'left', state_at = coalesce(new.held_since, new.closed_at, state_at), version = version + 1
      where contact_id = new.id and state in ('offered', 'fell_to_lead');
  end if;
  return new;
end $function$$a$);
begin
  if _after = _before then
    raise exception 'the guard of contacts does not end with what it was given';
  end if;
  execute _after;
end $do$;

-- Told with the queue, by ids alone (W35).
create function announce_handover() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'handover', 'id', new.id,
    'contactId', new.contact_id, 'version', new.version));
  return null;
end $$;
create trigger handover_announced after insert or update on handover for each row execute function announce_handover();

create function audit_handover() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit_write(new.from_id, 'added', 'handover', new.id, new.contact_id, null);
  else
    perform audit_write(new.state_by_id, 'decided', 'handover', new.id, new.contact_id, null, jsonb_build_object('how', new.state));
  end if;
  return null;
end $$;
create trigger audit_handover after insert or update on handover for each row execute function audit_handover();

-- DB607. Once, under its own id, however often it is said.
create function offer_handover(
  _id uuid, _contact_id uuid, _by uuid, _to uuid, _body_key bytea, _body bytea, _now_ms bigint
) returns table (kind text, holder json) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
  _same constant handover := (select handover from handover where id = _id);
  _at constant timestamptz := greatest(instant(_now_ms), _contact.held_since,
    (select max(at) + interval '1 ms' from handover where contact_id = _contact_id));
begin
  if _contact.id is null or _same.contact_id <> _contact_id or _same.from_id <> _by then
    kind := 'not_found';
  elsif _same.id is not null then
    kind := 'offered';
  elsif _contact.status = 'closed' then
    kind := 'closed';
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  elsif exists (select from handover where contact_id = _contact_id and state in ('offered', 'fell_to_lead')) then
    kind := 'already_offered';
  elsif _to = _by or _to is not null and not may_go_on(_to, _contact_id) then
    kind := 'unknown_colleague';
  else
    kind := 'offered';
    insert into handover (id, contact_id, at, from_id, to_id, body_key, body, state, state_at)
      values (_id, _contact_id, _at, _by, _to, _body_key, _body,
        (case when _to is null then 'fell_to_lead' else 'offered' end)::handover_state, _at);
  end if;
  return next;
end $$;

-- DB608: accepted by whom it is for, at the version whose moment was looked at, never on a call; the contact is theirs in the same
-- commit. Said again by them, it is what it was.
create function accept_handover(_id uuid, _by uuid, _seen integer, _now_ms bigint) returns text language plpgsql as $$
declare
  _of constant uuid := (select contact_id from handover where id = _id);
  _contact constant contact := lock_contact(_of);
  _handover handover;
begin
  -- Behind the lock: whoever pressed a moment ago has it.
  select * into _handover from handover where id = _id for update;
  if _contact.id is null or contact_is_barred(_by, _of) then
    return 'not_found';
  elsif _handover.state = 'accepted' and _handover.state_by_id = _by then
    return 'accepted';
  elsif _by = _handover.from_id or not may_go_on(_by, _of)
    or not (_handover.state in ('offered', 'fell_to_lead') and _by is not distinct from _handover.to_id
      or _handover.state = 'fell_to_lead' and leads_now(_by)) then
    return 'not_for_you';
  elsif is_on_call(_of) then
    return 'on_call';
  elsif _contact.version <> _seen then
    return 'changed';
  end if;
  update handover set state = 'accepted', state_at = instant(_now_ms), state_by_id = _by, version = version + 1 where id = _id;
  perform apply_move(_contact, _by, 'accept', null, null, instant(_now_ms));
  return 'accepted';
end $$;

create function end_handover(_id uuid, _by uuid, _how handover_state, _now_ms bigint) returns text language plpgsql as $$
declare
  _of constant uuid := (select contact_id from handover where id = _id);
  _handover handover;
begin
  perform lock_contact(_of);
  select * into _handover from handover where id = _id for update;
  if not found or contact_is_barred(_by, _of) then
    return 'not_found';
  elsif _handover.state = _how and _handover.state_by_id = _by then
    return 'ended';
  elsif not (_how = 'declined' and _handover.state = 'offered' and _handover.to_id is not distinct from _by
    or _how = 'taken_back' and _handover.state in ('offered', 'fell_to_lead') and _handover.from_id = _by) then
    return 'not_for_you';
  end if;
  update handover set state = _how, state_at = instant(_now_ms), state_by_id = _by, version = version + 1 where id = _id;
  return 'ended';
end $$;

-- DB609: what nobody accepted by the end of the shift of whoever has it, or was declined and is theirs still, is the leads' too. Each
-- once, whichever gateway comes first. Of several that were declined it is the last one.
create function fall_to_leads(_now_ms bigint, _most integer) returns integer language sql as $$
  with due as (
    select handover.id from handover
    join contact on contact.id = handover.contact_id and contact.holder_id = handover.from_id
    left join shift_end on shift_end.user_id = handover.from_id
    where handover.state in ('offered', 'declined') and (shift_end.ends_at is null or shift_end.ends_at <= instant(_now_ms))
      and not exists (select from handover later where later.contact_id = handover.contact_id and later.id <> handover.id
        and (later.at > handover.at or later.state in ('offered', 'fell_to_lead')))
      and handover.at >= contact.held_since
    order by handover.at limit _most for update of handover skip locked),
  fell as (
    update handover set state = 'fell_to_lead', state_at = instant(_now_ms), state_by_id = null, version = version + 1
    from due where handover.id = due.id returning handover.id)
  select count(*)::int from fell;
$$;

-- DB523: what is known by its id is kept from whoever is barred from its contact. As it was, and of these.
do $do$
declare
  _before constant text := pg_get_functiondef('contacts_of'::regproc);
  _last constant text := 'union all select id, contact_id from escalation where id = any (_ids)';
  _after constant text := replace(_before, _last, _last || E'\n  union all select id, contact_id from handover where id = any (_ids)');
begin
  if _after = _before then
    raise exception 'contacts_of does not say what is changed of it';
  end if;
  execute _after;
end $do$;
