-- Asking for a contact has a pause, says since when it stands, and is forgotten once it no longer does (DB36, DB37).

-- An asking that was forgotten and is asked anew has to stand above what clients know of it (W4), so that no row has to
-- stay for its version's sake.
create sequence asking_version as integer owned by asking.version;
select setval('asking_version', greatest(max(version), 1)) from asking;

create or replace function announce_asking() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  select 'queue:main', json_build_object('kind', 'ask', 'id', new.contact_id, 'version', new.version,
    'by', json_build_object('id', staff.id, 'name', staff.name), 'of', new.holder_id,
    'heldSince', ms(new.held_since), 'at', ms(new.at), 'answer', new.answer)
  from staff where staff.id = new.by_id;
  return null;
end $$;

-- Whatever statement asks or answers, the previous release's included.
create function asking_versioned() returns trigger language plpgsql as $$
begin
  new.version := nextval('asking_version');
  return new;
end $$;
create trigger asking_versioned before insert or update on asking for each row execute function asking_versioned();

-- As it was (DB36), and asked anew only after the pause; the previous release asks without one.
drop function ask_for_contact(uuid, uuid, uuid, bigint);
create function ask_for_contact(_id uuid, _by uuid, _of uuid, _now_ms bigint, _pause_ms bigint default 0)
returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _contact contact := lock_contact(_id);
  _asked asking;
begin
  if _contact.id is null then
    return query select 'not_found', null::text, null::json;
    return;
  end if;
  select * into _asked from asking where contact_id = _id and by_id = _by;
  kind := 'not_allowed';
  if _contact.status = 'closed' then
    reason := 'already_closed';
  elsif _contact.holder_id is null then
    reason := 'not_held';
  elsif _contact.holder_id = _by then
    kind := 'changed';
  elsif _contact.holder_id <> _of then
    kind := 'taken';
  -- Asked again while it stands unanswered, it is the same asking, and nobody is told twice.
  elsif _asked.answer is null and (_asked.holder_id, _asked.held_since) = (_of, _contact.held_since) then
    kind := 'moved';
  elsif _asked.at > instant(_now_ms - _pause_ms) then
    reason := 'asked_lately';
  else
    kind := 'moved';
    insert into asking (contact_id, by_id, holder_id, held_since, at, version)
    values (_id, _by, _of, _contact.held_since, instant(_now_ms), 1)
    on conflict (contact_id, by_id) do update
      set holder_id = excluded.holder_id, held_since = excluded.held_since, at = excluded.at, answer = null;
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $$;

-- DB37: forgets askings that no longer stand and that no pause counts from. Nobody is told: they were over already.
create function forget_askings(_before_ms bigint) returns integer language sql as $$
  with gone as (
    delete from asking using contact
    where contact.id = asking.contact_id and asking.at < instant(_before_ms)
      and (contact.holder_id, contact.held_since) is distinct from (asking.holder_id, asking.held_since)
    returning 1
  )
  select count(*)::integer from gone;
$$;
