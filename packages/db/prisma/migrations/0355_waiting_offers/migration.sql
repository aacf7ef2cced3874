-- DB657, DB658: what waits is offered to somebody for a while, by a lead or by the house. As what is offered first (DB180 to DB184) it binds
-- nobody: the contact stands in the queue all the while, and whoever takes it takes it as ever.

create type waiting_offer_end as enum ('declined', 'gone', 'run_out', 'taken');

create table waiting_offer (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  -- How the contact stood then: whoever said no is not asked again about the same.
  contact_version integer not null check (contact_version > 0),
  to_id uuid not null references staff (id) on delete restrict,
  -- The lead who offered it; null: the house.
  by_id uuid references staff (id) on delete restrict,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  ended waiting_offer_end,
  ended_at timestamptz(3),
  -- Out of the list by which a call is declined.
  reason call_decline,
  -- Grows by one with each change; events carry it (W4).
  version integer not null default 1 check (version > 0),
  constraint waiting_offer_lasts check (until > at),
  constraint waiting_offer_over check ((ended is null) = (ended_at is null) and (reason is not null) = (ended is not distinct from 'declined'))
);
-- One at a time, of a contact and to a person, whoever offers at how many gateways.
create unique index waiting_offer_of on waiting_offer (contact_id) where ended is null;
create unique index waiting_offer_to on waiting_offer (to_id) where ended is null;
create index waiting_offer_said on waiting_offer (contact_id, to_id);
create index waiting_offer_to_idx on waiting_offer (to_id);
create index waiting_offer_by_idx on waiting_offer (by_id);

create function waiting_offer_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'waiting_offer_stays'
    when (new.id, new.contact_id, new.contact_version, new.to_id, new.by_id, new.at, new.until) is distinct from
        (old.id, old.contact_id, old.contact_version, old.to_id, old.by_id, old.at, old.until)
      or old.ended is not null or new.ended is null or new.version <> old.version + 1 then 'waiting_offer_stays'
    end;
begin
  if _broken is not null then
    raise exception 'an offer cannot change like that' using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger waiting_offer_guard before update or delete on waiting_offer for each row execute function waiting_offer_guard();

-- W35: by ids alone, as of what is handed over. Whoever it concerns reads it anew.
create function tell_waiting_offer() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'handover', 'id', new.id,
    'contactId', new.contact_id, 'version', new.version));
  return null;
end $$;
create trigger waiting_offer_told after insert or update on waiting_offer for each row execute function tell_waiting_offer();

alter type audit_thing add value 'waiting_offer';
-- That a lead offered it, and that somebody said no, is on record; what the clock and the house do is not a deed of anybody.
create function audit_waiting_offer() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit_write(new.by_id, 'added', 'waiting_offer', new.id, new.contact_id, null, jsonb_build_object('to', new.to_id));
  elsif new.ended = 'declined' then
    perform audit_write(new.to_id, 'decided', 'waiting_offer', new.id, new.contact_id, null, jsonb_build_object('how', new.reason));
  end if;
  return null;
end $$;
create trigger audit_waiting_offer after insert or update on waiting_offer for each row execute function audit_waiting_offer();

-- Ends what is over: its time ran out, or the contact waits no more. Says how many.
create function settle_waiting_offers(_now timestamptz) returns integer language plpgsql as $$
declare
  _count integer;
begin
  with over as (
    select offer.id, contact.status <> 'waiting' as is_taken from waiting_offer offer join contact on contact.id = offer.contact_id
    where offer.ended is null and (offer.until <= _now or contact.status <> 'waiting')
    order by offer.id for update of offer skip locked)
  update waiting_offer set ended = case when over.is_taken then 'taken' else 'run_out' end::waiting_offer_end, ended_at = _now,
    version = version + 1
  from over where over.id = waiting_offer.id;
  get diagnostics _count = row_count;
  return _count;
end $$;

-- Q69: whether somebody said no to it, or let it run out, as it stands now, and has been there ever since.
create function is_refused_by(_contact_id uuid, _version integer, _user_id uuid) returns boolean language sql stable
return exists (
  select from waiting_offer offer join shift on shift.user_id = offer.to_id
  where offer.contact_id = _contact_id and offer.to_id = _user_id and offer.contact_version = _version
    and offer.ended in ('declined', 'run_out') and offer.ended_at >= shift.state_since);

-- Offers what waits, at the version that was seen. Their shift is locked until the commit, as for what is offered first (DB182).
create function offer_waiting(
  _id uuid, _contact_id uuid, _to uuid, _by uuid, _expected integer, _lasts_ms integer, _now timestamptz
) returns text language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
begin
  if _contact.id is null or _by is not null and contact_is_barred(_by, _contact_id) then
    return 'not_found';
  end if;
  perform settle_waiting_offers(_now);
  if _contact.status <> 'waiting' or _contact.version <> _expected or is_on_call(_contact_id) then
    return 'changed';
  end if;
  perform from shift where user_id = _to and state = 'available' and gone_since is null and unheard_since(_to) is null
    and not is_wrapping_up and not (_contact.medium = any (paused)) for share;
  if not found or contact_is_barred(_to, _contact_id) then
    return 'not_there';
  end if;
  if is_refused_by(_contact_id, _expected, _to) then
    return 'refused_before';
  end if;
  insert into waiting_offer (id, contact_id, contact_version, to_id, by_id, at, until)
    values (_id, _contact_id, _expected, _to, _by, _now, _now + _lasts_ms * interval '1 millisecond')
  on conflict do nothing;
  return case when found then 'offered' else 'offered_already' end;
end $$;

create function decline_waiting_offer(_id uuid, _by uuid, _reason call_decline, _now timestamptz) returns boolean language plpgsql as $$
begin
  update waiting_offer set ended = 'declined', ended_at = _now, reason = _reason, version = version + 1
  where id = _id and to_id = _by and ended is null and until > _now;
  return found;
end $$;

-- As it was (DB184), with what is offered while it waits.
-- goes on from 0068: end_first_offers
create or replace function end_first_offers() returns trigger language plpgsql as $$
begin
  update same_address set ended = 'gone', version = same_address.version + 1
  from contact
  where contact.id = same_address.contact_id and contact.status = 'waiting'
    and same_address.offered_to_id = old.user_id and same_address.ended is null;
  update waiting_offer set ended = 'gone', ended_at = greatest(database_now(), at), version = version + 1
  where to_id = old.user_id and ended is null;
  return null;
end $$;
