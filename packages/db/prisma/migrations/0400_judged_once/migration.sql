-- DB668, DB669, DB678, DB687: what was judged of somebody holds until it is theirs, whoever gives them something meanwhile; and an id that
-- two contacts are given at one moment is an answer, as it is one after the other.

-- Under this nothing comes to somebody whom it is being judged for, until the commit.
create function judged_lock(_who uuid) returns bigint language sql immutable parallel safe
return hashtextextended('lead_move:' || _who, 0);

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

-- A part of the one guard, so that it holds of whatever statement gives or offers it. Shared: what they take by their own wish is judged by
-- nobody, and hinders nothing of theirs.
select mend('contact_guard()', E'\n  return new;\nend $function$', $a$
  if tg_op = 'UPDATE' and new.holder_id is distinct from old.holder_id and new.holder_id is not null then
    perform pg_advisory_xact_lock_shared(judged_lock(new.holder_id));
  end if;
  if tg_op = 'UPDATE' and new.offered_to_id is distinct from old.offered_to_id and new.offered_to_id is not null then
    perform pg_advisory_xact_lock_shared(judged_lock(new.offered_to_id));
  end if;
  return new;
end $function$$a$);

-- Locks are taken in this order by all: of the thread, of the id, of the person.
create function lock_given_id(_id uuid) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('given_id:' || _id, 0));
$$;
select mend('lead_move_contact(uuid, uuid, uuid, integer, uuid, uuid, lead_move_reason, boolean, boolean, integer, bigint)',
  '  select * into _same from lead_move where lead_move.id = _id;',
  E'  perform lock_given_id(_id);\n  select * into _same from lead_move where lead_move.id = _id;');
select mend('write_whisper(uuid, uuid, uuid, bytea, bytea, bigint)',
  'nullif(_contact.holder_id, _by), _body_key, _body);',
  E'nullif(_contact.holder_id, _by), _body_key, _body)\n  on conflict (id) do nothing;\n'
    '  if not found then\n    return ''not_found'';\n  end if;');
drop function mend(regprocedure, text[]);

-- As it was (DB669), but to somebody who has as much as they were judged by; without being judged where an earlier release asks.
drop function undo_lead_move(uuid, uuid, uuid, bigint);
-- goes on from 0364: undo_lead_move
create function undo_lead_move(_id uuid, _move_id uuid, _by uuid, _now_ms bigint, _holds integer default null)
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
  perform lock_given_id(_id);
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
    if _move.state = 'moved' and _move.from_id is not null then
      perform pg_advisory_xact_lock(judged_lock(_move.from_id));
    end if;
    if _move.state = 'moved' and _move.from_id is not null and has_or_is_asked(_move.from_id) <> _holds then
      reason := 'judge_again';
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
  end if;
  if kind <> 'moved' and reason is distinct from 'judge_again' then
    perform audit_write(_by, 'moved', 'contact', _of, _of, null, '{"how": "lead_move_undone"}', coalesce(reason, kind));
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _of;
  return next;
end $$;

-- A claim of what somebody was judged to have room for (Q63): as every claim is, by who has just what they were judged by.
create function claim_judged(_id uuid, _by uuid, _expected integer, _holds uuid[], _now_ms bigint)
returns table (kind text, reason text, "row" json) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(thread_lock(thread_key)) from contact
  where contact.id = _id and version = _expected and status = 'waiting';
  if found then
    perform pg_advisory_xact_lock(judged_lock(_by));
    if (select coalesce(array_agg(contact.id order by contact.id), '{}') from contact where holder_id = _by)
      <> (select coalesce(array_agg(one order by one), '{}') from unnest(_holds) one) then
      return query select 'not_allowed', 'judge_again', contact_row.row from contact_row where contact_row.id = _id;
      return;
    end if;
  end if;
  return query select * from move_contact(_id, _by, _expected, 'claim', null, null, _now_ms);
end $$;
