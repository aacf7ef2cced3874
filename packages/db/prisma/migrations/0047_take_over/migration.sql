-- Taking a contact over from the colleague who has it, with the reason (DB34, DB35).

create type take_over_reason as enum (
  'agreed', 'holder_away', 'holder_busy', 'cannot_wait', 'language', 'asked_for', 'support');

-- Who took what over from whom, when and why. Only added.
create table take_over (
  contact_id uuid not null references contact (id) on delete restrict,
  version integer not null,
  at timestamptz(3) not null,
  from_id uuid not null references staff (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  reason take_over_reason not null,
  primary key (contact_id, version),
  constraint take_over_from_another check (from_id <> by_id)
);
create trigger take_over_only_added before update or delete on take_over for each row execute function only_added();

-- DB35: told in the transaction that did it, after the change itself, so that nobody hears why before it is so.
create function announce_take_over() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  select 'queue:main', json_build_object('kind', 'take_over', 'id', new.contact_id, 'version', new.version,
    'from', json_build_object('id', giver.id, 'name', giver.name),
    'by', json_build_object('id', taker.id, 'name', taker.name), 'reason', new.reason)
  from staff giver, staff taker where giver.id = new.from_id and taker.id = new.by_id;
  return null;
end $$;
create trigger take_over_announced after insert on take_over for each row execute function announce_take_over();

-- One compare-and-set, as every move is: from the version and from the colleague that were seen. How the contact stands is
-- said first, whatever the version: that is what whoever lost can go on from.
create function take_over_contact(
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
