-- Two open contacts of one address: a mark, and whoever has the one is asked first about the other (DB180 to DB184). Nothing
-- here is asked of an arrival: it is looked at after its commit, and only when it opened a contact.

-- What the address of a contact is compared by. Noted where two contacts of one address can be open at all.
create table contact_address (
  contact_id uuid primary key references contact (id) on delete restrict,
  -- Of the kind and the one form of it; null: none was shown, or none that can be compared.
  address keyed_hash
);
create index contact_address_idx on contact_address (address) where address is not null;
create trigger contact_address_only_added before update or delete on contact_address
  for each row execute function only_added();

-- How an offer ended before its time: they said no, or are not there any more. Taking the contact ends it by itself.
create type first_offer_end as enum ('declined', 'gone');

create table same_address (
  contact_id uuid primary key references contact (id) on delete restrict,
  -- The older one. A suggestion: an address is nobody's identity.
  of_id uuid not null references contact (id) on delete restrict,
  at timestamptz(3) not null,
  offered_to_id uuid references staff (id) on delete restrict,
  -- It ends then by itself, and binds nobody until then.
  offered_until timestamptz(3),
  ended first_offer_end,
  -- Grows by one with each change; events carry it (W4).
  version integer not null default 1 check (version > 0),
  constraint same_address_offer_whole check ((offered_to_id is null) = (offered_until is null)),
  constraint same_address_offer_ended check (ended is null or offered_to_id is not null)
);
create index same_address_of_idx on same_address (of_id);
create index same_address_offer_idx on same_address (offered_to_id) where ended is null;

create function same_address_guard() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  _broken := case
    when tg_op = 'DELETE' then 'same_address_stays'
    when tg_op = 'UPDATE' and ((new.contact_id, new.of_id, new.at, new.offered_to_id, new.offered_until) is distinct from
        (old.contact_id, old.of_id, old.at, old.offered_to_id, old.offered_until)
      or old.ended is not null or new.version <> old.version + 1) then 'same_address_stays'
    when tg_op = 'INSERT' and not exists (
      select from contact_address mine
      join contact_address theirs on theirs.address = mine.address and theirs.contact_id = new.of_id
      join contact on contact.id = mine.contact_id
      join contact older on older.id = theirs.contact_id and older.number < contact.number
      where mine.contact_id = new.contact_id) then 'same_address_of_an_older'
  end;
  if _broken is not null then
    raise exception 'no two contacts can be marked like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger same_address_guard before insert or update or delete on same_address
  for each row execute function same_address_guard();

-- A mark as the queue shows it: facts, never an address.
create view same_address_row as
select mark.contact_id as id, json_build_object(
  'id', mark.contact_id,
  'version', mark.version,
  'of', json_build_object('id', older.id, 'number', older.number),
  'offer', case when staff.id is not null then json_build_object(
    'to', json_build_object('id', staff.id, 'name', staff.name), 'until', ms(mark.offered_until), 'ended', mark.ended) end
) as row
from same_address mark
join contact older on older.id = mark.of_id
left join staff on staff.id = mark.offered_to_id;

create function announce_same_address() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  select 'queue:main', json_build_object('kind', 'same_address', 'id', id, 'version', new.version,
    'of', row -> 'of', 'offer', row -> 'offer')
  from same_address_row where id = new.contact_id;
  return null;
end $$;
create trigger same_address_announced after insert or update on same_address
  for each row execute function announce_same_address();

create function is_there(_staff_id uuid) returns boolean language sql stable
return exists (select from shift where user_id = _staff_id and state = 'available' and gone_since is null);

-- Notes the addresses of contacts, and says which open contacts have an older open one of the same address and no mark yet,
-- each with up to eight of those. The locks make two that are noted at once see each other; a mark is the newer one's, so
-- that it does not matter who is noted first.
create function note_addresses(_ids uuid[], _addresses bytea[])
returns table (id uuid, waits boolean, due_at bigint, of_id uuid, holder_id uuid, held_since bigint, holder_is_there boolean)
language plpgsql as $$
declare
  _lock bigint;
begin
  for _lock in
    select distinct thread_lock(address) from unnest(_addresses) address where address is not null order by 1
  loop
    perform pg_advisory_xact_lock(_lock);
  end loop;
  insert into contact_address (contact_id, address) select * from unnest(_ids, _addresses) on conflict do nothing;
  return query
  select mine.id, mine.status = 'waiting' and mine.unanswered > 0, ms(mine.due_at), older.id, older.holder_id, ms(older.held_since), older.there
  from contact_address noted
  join contact mine on mine.id = noted.contact_id and mine.status <> 'closed'
  cross join lateral (
    select other.id, other.holder_id, other.held_since,
      other.holder_gone_since is null and is_there(other.holder_id) as there
    from contact_address same
    join contact other on other.id = same.contact_id and other.status <> 'closed' and other.number < mine.number
    where same.address = noted.address
    order by there desc, other.held_since desc nulls last, other.number desc
    limit 8
  ) older
  where noted.address = any (_addresses)
    and not exists (select from same_address where same_address.contact_id = mine.id);
end $$;

-- Marks a contact, and offers it first when whoever was found to have the other one still has it and is there. Their shift
-- is locked until the commit: whoever leaves it meanwhile leaves before, and gets no offer, or after, and ends it.
create function mark_same_address(_id uuid, _of uuid, _to uuid, _until bigint, _now_ms bigint) returns boolean
language plpgsql as $$
declare
  _contact contact := lock_contact(_id);
  _older contact;
begin
  select * into _older from contact where id = _of;
  if _contact.id is null or _older.id is null or _contact.status = 'closed' or _older.status = 'closed' then
    return false;
  end if;
  if _contact.status <> 'waiting' or _contact.unanswered = 0 or _older.holder_id is distinct from _to then
    _to := null;
  end if;
  perform from shift where user_id = _to and state = 'available' and gone_since is null for share;
  if not found then
    _to := null;
  end if;
  insert into same_address (contact_id, of_id, at, offered_to_id, offered_until)
  values (_id, _of, instant(_now_ms), _to, case when _to is not null then instant(_until) end)
  on conflict do nothing;
  return found;
end $$;

create function decline_first_offer(_id uuid, _by uuid, _now_ms bigint) returns boolean language plpgsql as $$
begin
  update same_address set ended = 'declined', version = version + 1
  where contact_id = _id and offered_to_id = _by and ended is null and offered_until > instant(_now_ms);
  return found;
end $$;

-- Whoever goes on a break, off shift, or is said to be gone, is offered nothing any more.
create function end_first_offers() returns trigger language plpgsql as $$
begin
  update same_address set ended = 'gone', version = same_address.version + 1
  from contact
  where contact.id = same_address.contact_id and contact.status = 'waiting'
    and same_address.offered_to_id = old.user_id and same_address.ended is null;
  return null;
end $$;
create trigger shift_left_first_offers after delete on shift for each row execute function end_first_offers();
create trigger shift_paused_first_offers after update on shift for each row
  when (old.state = 'available' and old.gone_since is null and (new.state <> 'available' or new.gone_since is not null))
  execute function end_first_offers();
