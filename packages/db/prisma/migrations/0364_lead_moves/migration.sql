-- What a lead moves on the board, to a colleague or to the queue, with the reason; and taken back (DB665 to DB669).

create type lead_move_reason as enum (
  'too_much', 'needs_break', 'shift_ends', 'not_there', 'nobody_free', 'language', 'knows_it', 'agreed', 'back_to_queue');
-- `offered`: waits for whoever is to have it. `overtaken`: something else became of it before they answered.
create type lead_move_state as enum ('offered', 'moved', 'declined', 'withdrawn', 'overtaken');

-- Who moved what, from whom to whom, why, and what came of it. Nobody is the queue.
create table lead_move (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  -- The contact's, that the move made.
  version integer not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  from_id uuid references staff (id) on delete restrict,
  to_id uuid references staff (id) on delete restrict,
  reason lead_move_reason,
  -- Without being asked.
  at_once boolean not null,
  -- Which move it takes back; each is taken back once.
  undoes uuid unique references lead_move (id) on delete restrict,
  state lead_move_state not null,
  state_at timestamptz(3) not null,
  -- Since when somebody else has it, or nobody, after it was moved.
  passed_at timestamptz(3),
  -- How often it was told.
  told integer not null default 1,
  unique (contact_id, version),
  constraint lead_move_elsewhere check (from_id is distinct from to_id),
  constraint lead_move_has_a_reason check ((reason is null) = (undoes is not null)),
  constraint lead_move_offers_to_somebody check (at_once or to_id is not null),
  constraint lead_move_at_once_is_moved check (not at_once or state = 'moved'),
  constraint lead_move_passes_when_moved check (passed_at is null or state = 'moved'),
  constraint lead_move_in_time check (state_at >= at and passed_at >= at)
);
create index lead_move_at_idx on lead_move (at);
create index lead_move_by_idx on lead_move (by_id);
create index lead_move_from_idx on lead_move (from_id, at);
create index lead_move_to_idx on lead_move (to_id, at);

-- What was moved stays as it was said; only what came of it is added, once.
create function lead_move_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.id, new.contact_id, new.version, new.at, new.by_id, new.from_id, new.to_id, new.reason, new.at_once, new.undoes)
      is distinct from
      (old.id, old.contact_id, old.version, old.at, old.by_id, old.from_id, old.to_id, old.reason, old.at_once, old.undoes)
    or old.state <> 'offered' and (new.state, new.state_at) is distinct from (old.state, old.state_at)
    or old.passed_at is not null
    or new.told <> old.told + 1 then
    raise exception 'no move of a lead becomes like that' using errcode = 'check_violation', constraint = 'lead_move_kept';
  end if;
  return new;
end $$;
create trigger lead_move_guard before update or delete on lead_move for each row execute function lead_move_guard();

-- Told on the queue's stream by the same transaction: that something was, and never who, what or why, which is read anew by
-- whoever it concerns.
create function announce_lead_move() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'lead_move', 'id', new.id,
    'contactId', new.contact_id, 'version', new.told));
  return null;
end $$;
create trigger lead_move_announced after insert or update on lead_move for each row execute function announce_lead_move();

create function audit_lead_move() returns trigger language plpgsql as $$
begin
  perform audit_write(new.by_id, 'moved', 'contact', new.contact_id, new.contact_id, null, jsonb_strip_nulls(jsonb_build_object(
    'how', case when new.undoes is not null then 'lead_move_undone' when new.at_once then 'lead_move' else 'lead_offer' end,
    'from', new.from_id, 'to', new.to_id, 'reason', new.reason)));
  return null;
end $$;
create trigger audit_lead_move after insert on lead_move for each row execute function audit_lead_move();

-- What came of a move follows what becomes of the contact, whatever statement that is.
create function follow_lead_moves() returns trigger language plpgsql as $$
declare
  _at constant timestamptz := coalesce(new.held_since, new.closed_at, database_now());
begin
  if new.holder_id is distinct from old.holder_id or new.status = 'closed' then
    update lead_move set told = told + 1, passed_at = greatest(at, _at)
    where contact_id = new.id and state = 'moved' and passed_at is null;
  end if;
  update lead_move set told = told + 1, state_at = greatest(at, _at),
    state = (case when new.holder_id = to_id then 'moved' else 'overtaken' end)::lead_move_state
  where contact_id = new.id and state = 'offered';
  return null;
end $$;
-- A claim of what waits, and was offered to nobody, follows nothing and pays for nothing.
create trigger contact_lead_moves_follow after update of holder_id, offered_to_id, status on contact for each row
  when (old.holder_id is not null and new.holder_id is distinct from old.holder_id
    or old.offered_to_id is not null and new.offered_to_id is distinct from old.offered_to_id
    or new.status = 'closed' and old.status <> 'closed')
  execute function follow_lead_moves();

-- What waits can be offered to somebody, too, and stays in the queue: whoever claims it first has it, and the offer is over.
create function offer_of_waiting_ends() returns trigger language plpgsql as $$
begin
  if new.offered_to_id is not distinct from old.offered_to_id then
    new.offered_to_id := null;
  end if;
  return new;
end $$;
create trigger contact_asked_offer_ends before update of holder_id, offered_to_id, status on contact for each row
  when (old.status = 'waiting' and old.offered_to_id is not null and new.status <> 'waiting')
  execute function offer_of_waiting_ends();
create index contact_offered_idx on contact (offered_to_id) where offered_to_id is not null;

-- A change of a named function as it stands, whichever migration wrote it last.
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

select mend('contact_guard()',
  $a$(new.status <> 'claimed' or new.offered_to_id = new.holder_id)$a$,
  $b$(new.status = 'closed' or new.offered_to_id = new.holder_id)$b$);
-- Whoever may have it no more is asked no more, of what waits, too.
select mend('return_stranded(role[], bigint)', $a$where contact.status = 'claimed' and (staff$a$, $b$where contact.status <> 'closed' and (staff$b$);
select mend('return_contacts_of(uuid, timestamptz)',
  $a$where contact.status = 'claimed' and _staff_id$a$, $b$where contact.status <> 'closed' and _staff_id$b$);
select mend('return_barred(bigint)',
  $a$contact.status = 'claimed' and bar.user_id in$a$, $b$contact.status <> 'closed' and bar.user_id in$b$);
-- Whoever declines is known, and so is whoever thought better of it; by nobody it is neither.
select mend('apply_move(contact, uuid, text, uuid, text, timestamptz)',
  E'  elsif _kind in (''decline'', ''withdraw_offer'') then\n',
  E'  elsif _kind in (''decline'', ''withdraw_offer'') then\n'
    '    update lead_move set told = told + 1, state_at = greatest(at, _now), state = (case when _by is null then ''overtaken''\n'
    '      when _kind = ''decline'' then ''declined'' else ''withdrawn'' end)::lead_move_state\n'
    '    where contact_id = _contact.id and state = ''offered'';\n');
-- Whoever is barred from a contact is told as little of its moves (DB523).
select mend('contacts_of(uuid[])', '  union all select id, contact_id from handover where',
  E'  union all select id, contact_id from lead_move where id = any (_ids)\n  union all select id, contact_id from handover where');
drop function mend(regprocedure, text[]);

-- Gives a contact to somebody, or to the queue, where it keeps its place while an answer is owed, as it does when it is returned.
-- What its holder has sent and has not left yet comes back to them: only the holder speaks.
create function hand_contact(_contact contact, _to uuid, _now timestamptz) returns void language plpgsql as $$
begin
  perform bring_back(_contact.id, 'not_held');
  if _to is not null then
    update contact set status = 'claimed', holder_id = _to, held_since = _now, offered_to_id = null, version = version + 1
    where id = _contact.id;
  else
    update contact set status = 'waiting', holder_id = null, held_since = null, offered_to_id = null, holder_gone_since = null,
      waiting_since = case when unanswered > 0 then waiting_since else _now end,
      due_at = case when unanswered > 0 then due_at else _now + (due_at - waiting_since) end,
      version = version + 1 where id = _contact.id;
  end if;
end $$;

-- Whether somebody works here and may have it: whoever is barred from it is as one who is not there.
create function may_be_given(_to uuid, _contact_id uuid) returns boolean language sql stable
return exists (select from staff where id = _to and disabled_at is null and role in ('advocate', 'shift_lead'))
  and not contact_is_barred(_to, _contact_id);

-- How much somebody has, or is asked to have: that of which it was judged whether there is room.
create function has_or_is_asked(_to uuid) returns integer language sql stable
return (select count(*) from contact where holder_id = _to or offered_to_id = _to)::integer;

-- One compare-and-set, as every move is: from the version and the holder that were seen, to somebody who has as much as was
-- judged by. Under the id that whoever asks gave it, so that one who did not hear asks again.
create function lead_move_contact(
  _id uuid, _contact_id uuid, _by uuid, _expected integer, _from uuid, _to uuid, _reason lead_move_reason, _at_once boolean,
  _many boolean, _holds integer, _now_ms bigint
) returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _before contact;
  _same lead_move;
begin
  select * into _before from contact where contact.id = _contact_id;
  if _before.version = _expected then
    _before := lock_contact(_contact_id);
  end if;
  select * into _same from lead_move where lead_move.id = _id;
  if _before.id is null or _same.contact_id <> _contact_id or _same.by_id <> _by then
    return query select 'not_found', null::text, null::json;
    return;
  end if;
  kind := 'not_allowed';
  if _same.id is not null then
    kind := 'moved';
  elsif _before.status = 'closed' then
    reason := 'already_closed';
  elsif _before.holder_id is distinct from _from then
    kind := case when _before.holder_id is null then 'changed' else 'taken' end;
  elsif _before.version <> _expected then
    kind := 'changed';
  elsif is_on_call(_contact_id) then
    reason := 'on_call';
  elsif _many and contact_weight(_before.danger, _before.lane, null) = 'crisis' then
    reason := 'crisis';
  elsif _to is not distinct from _before.holder_id or not _at_once and _to = _before.offered_to_id then
    reason := 'there_already';
  elsif _to is not null and not may_be_given(_to, _contact_id) then
    reason := 'unknown_colleague';
  else
    if _to is not null then
      perform pg_advisory_xact_lock(hashtextextended('lead_move:' || _to, 0));
    end if;
    if _to is not null and has_or_is_asked(_to) <> _holds then
      reason := 'judge_again';
    else
      kind := 'moved';
      if _at_once or _to is null then
        perform hand_contact(_before, _to, _now);
      else
        update contact set offered_to_id = _to, version = contact.version + 1 where contact.id = _contact_id;
      end if;
      insert into lead_move (id, contact_id, version, at, by_id, from_id, to_id, reason, at_once, state, state_at)
      values (_id, _contact_id, _expected + 1, _now, _by, _from, _to, _reason, _at_once or _to is null,
        (case when _at_once or _to is null then 'moved' else 'offered' end)::lead_move_state, _now);
    end if;
  end if;
  if kind <> 'moved' and reason is distinct from 'judge_again' then
    perform audit_write(_by, 'moved', 'contact', _contact_id, _contact_id, null, '{"how": "lead_move"}', coalesce(reason, kind));
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _contact_id;
  return next;
end $$;

-- Whether nothing has become of it in between: it is where the move left it, and whoever got it has not answered there.
create function lead_move_stands(_move lead_move, _contact contact) returns boolean language sql stable
return _move.undoes is null and case _move.state
  when 'offered' then _contact.status <> 'closed' and _contact.offered_to_id = _move.to_id
  when 'moved' then _move.passed_at is null and _contact.status <> 'closed'
    and _contact.holder_id is not distinct from _move.to_id and _contact.offered_to_id is null
    and not exists (select from message where message.contact_id = _contact.id and message.direction = 'outbound'
      and message.author_id = _move.to_id and message.at >= _move.state_at)
  else false end;

-- Puts it back where it was, by the same compare-and-set: a move with a place of its own in the history.
create function undo_lead_move(_id uuid, _move_id uuid, _by uuid, _now_ms bigint)
returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _of constant uuid := (select contact_id from lead_move where lead_move.id = _move_id);
  _before contact;
  _move lead_move;
  _same lead_move;
begin
  if _of is not null and not contact_is_barred(_by, _of) then
    _before := lock_contact(_of);
  end if;
  select * into _move from lead_move where lead_move.id = _move_id;
  select * into _same from lead_move where lead_move.id = _id;
  if _before.id is null or _same.undoes is distinct from _move_id and _same.id is not null or _same.by_id <> _by then
    return query select 'not_found', null::text, null::json;
    return;
  end if;
  kind := 'not_allowed';
  if _same.id is not null then
    kind := 'moved';
  elsif _before.status = 'closed' then
    reason := 'already_closed';
  elsif exists (select from lead_move where lead_move.undoes = _move_id) then
    reason := 'undone_already';
  elsif not lead_move_stands(_move, _before) then
    kind := case when _before.holder_id is distinct from _move.to_id and _before.holder_id is not null
      and _move.state <> 'offered' then 'taken' else 'changed' end;
  elsif is_on_call(_of) then
    reason := 'on_call';
  elsif _move.state = 'moved' and _move.from_id is not null and not may_be_given(_move.from_id, _of) then
    reason := 'unknown_colleague';
  else
    kind := 'moved';
    if _move.state = 'offered' then
      update lead_move set told = told + 1, state = 'withdrawn', state_at = greatest(at, _now) where lead_move.id = _move_id;
      update contact set offered_to_id = null, version = contact.version + 1 where contact.id = _of;
    else
      perform hand_contact(_before, _move.from_id, _now);
    end if;
    insert into lead_move (id, contact_id, version, at, by_id, from_id, to_id, at_once, undoes, state, state_at)
    values (_id, _of, _before.version + 1, _now, _by, _move.to_id, _move.from_id, true, _move_id, 'moved', _now);
  end if;
  if kind <> 'moved' then
    perform audit_write(_by, 'moved', 'contact', _of, _of, null, '{"how": "lead_move_undone"}', coalesce(reason, kind));
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _of;
  return next;
end $$;
