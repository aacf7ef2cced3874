-- Takes the lock of a contact's thread, then reads the contact as those before left it. All nulls: there is none.
create function lock_contact(_id uuid) returns contact language plpgsql as $$
declare
  _found contact;
begin
  perform pg_advisory_xact_lock(thread_lock(thread_key)) from contact where id = _id;
  select * into _found from contact where id = _id;
  return _found;
end $$;

-- The one compare-and-set for every move. Losers change nothing, and do not even wait when their version is old.
create function move_contact(
  _id uuid, _by uuid, _expected integer, _kind text, _to uuid, _disposition text, _now_ms bigint
) returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _contact contact;
begin
  select * into _contact from contact where id = _id;
  if not found then
    return query select 'not_found', null::text, null::json;
    return;
  end if;
  if _contact.version = _expected then
    _contact := lock_contact(_id);
  end if;
  kind := 'not_allowed';
  if _contact.version <> _expected or (_kind = 'claim' and _contact.status = 'claimed') then
    kind := case when _contact.holder_id <> _by and _kind <> 'take_back' then 'taken' else 'changed' end;
  elsif _contact.status = 'closed' then
    reason := 'already_closed';
  elsif _kind = 'take_back' and _contact.holder_id is null then
    reason := 'not_held';
  elsif _kind in ('accept', 'decline') and _contact.offered_to_id is distinct from _by then
    reason := 'not_offered_to_you';
  elsif _kind not in ('claim', 'accept', 'decline', 'take_back') and _contact.holder_id is distinct from _by then
    reason := 'not_holder';
  elsif _kind = 'offer' and (_to = _by or not exists (select from staff where id = _to)) then
    reason := 'unknown_colleague';
  elsif _kind = 'withdraw_offer' and _contact.offered_to_id is null then
    kind := 'changed';
  else
    kind := 'moved';
    perform apply_move(_contact, _by, _kind, _to, _disposition, _now);
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $$;

create function apply_move(_contact contact, _by uuid, _kind text, _to uuid, _disposition text, _now timestamptz)
returns void language plpgsql as $$
begin
  if _kind in ('claim', 'accept') then
    update contact set status = 'claimed', holder_id = _by, held_since = _now, offered_to_id = null,
      version = version + 1 where id = _contact.id;
  elsif _kind = 'offer' then
    update contact set offered_to_id = _to, version = version + 1 where id = _contact.id;
  elsif _kind in ('decline', 'withdraw_offer') then
    update contact set offered_to_id = null, version = version + 1 where id = _contact.id;
  elsif _kind in ('return', 'take_back') then
    -- It keeps its place while an answer is owed; otherwise it waits anew, with the time that its medium gives.
    update contact set status = 'waiting', holder_id = null, held_since = null, offered_to_id = null,
      waiting_since = case when unanswered > 0 then waiting_since else _now end,
      due_at = case when unanswered > 0 then due_at else _now + (due_at - waiting_since) end,
      version = version + 1 where id = _contact.id;
  elsif _kind = 'close' then
    update contact set status = 'closed', holder_id = null, held_since = null, offered_to_id = null, unanswered = 0,
      closed_at = _now, closed_by_id = _by, disposition = _disposition, version = version + 1 where id = _contact.id;
    insert into closing (contact_id, version, at, by_id, disposition)
      values (_contact.id, _contact.version + 1, _now, _by, _disposition);
  else
    raise exception 'no such move: %', _kind using errcode = 'invalid_parameter_value';
  end if;
end $$;
