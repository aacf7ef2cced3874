-- Moves as they were (DB30, DB34), but of a contact whose call goes on (DB263): it is answered, handed over and hung up as a
-- call. A refusal says so.

create or replace function move_contact(
  _id uuid, _by uuid, _expected integer, _kind text, _to uuid, _disposition text, _now_ms bigint
) returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _contact contact;
begin
  if _kind = 'claim' then
    -- The lock first, and only then a look that decides: what is seen here may be old by the time it is held.
    perform pg_advisory_xact_lock(thread_lock(thread_key)) from contact
    where id = _id and version = _expected and status = 'waiting' and not is_on_call(_id);
    if found then
      update contact set status = 'claimed', holder_id = _by, held_since = _now, version = version + 1
      where id = _id and version = _expected and status = 'waiting' and not is_on_call(_id) returning * into _contact;
      if found then
        kind := 'moved';
        "row" := contact_facts(_contact, (select name from staff where id = _by), null);
        return next;
        return;
      end if;
    end if;
  end if;
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
  elsif _kind in ('claim', 'offer', 'accept', 'close') and is_on_call(_id) then
    reason := 'on_call';
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

create or replace function take_over_contact(
  _id uuid, _by uuid, _expected integer, _from uuid, _reason take_over_reason, _now_ms bigint
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
  if _contact.status = 'closed' then
    reason := 'already_closed';
  elsif _contact.holder_id is null then
    reason := 'not_held';
  elsif _contact.holder_id = _by then
    kind := 'changed';
  elsif _contact.holder_id <> _from then
    kind := 'taken';
  elsif _contact.version <> _expected then
    kind := 'changed';
  elsif is_on_call(_id) then
    reason := 'on_call';
  else
    kind := 'moved';
    -- What the colleague has sent and has not left yet comes back to them: only the holder speaks.
    perform bring_back(_id, 'not_held');
    update contact set holder_id = _by, held_since = _now, offered_to_id = null, version = version + 1
    where id = _id returning * into _contact;
    insert into take_over (contact_id, version, at, from_id, by_id, reason)
      values (_id, _contact.version, _now, _from, _by, _reason);
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $$;
