-- DB657, DB688: an offer of what waits is over when it waits for nobody any more, and says how: what a lead gave to somebody, or was set
-- aside, nobody took. What came of offers is forgotten when nobody needs it.

alter type waiting_offer_end add value 'overtaken';

-- Set aside so that it waits for nobody: danger waits for somebody all the same (Q20).
create function is_put_off(_contact contact) returns boolean language sql immutable
return _contact.set_aside_until is not null and _contact.danger is null and _contact.lane is distinct from 'life_threat';

-- How an offer ended that has. A lead's move at once is nobody's taking.
create function waiting_offer_ended(_offer waiting_offer, _contact contact) returns text language sql stable
return case
  when _contact.status <> 'waiting' and not exists (select from lead_move where lead_move.contact_id = _contact.id
    and lead_move.version > _offer.contact_version and lead_move.at_once and lead_move.to_id is not null) then 'taken'
  when _contact.status <> 'waiting' or is_put_off(_contact) then 'overtaken'
  else 'run_out' end;

-- goes on from 0355: settle_waiting_offers
create or replace function settle_waiting_offers(_now timestamptz) returns integer language plpgsql as $$
declare
  _count integer;
begin
  with over as (
    select offer.id, waiting_offer_ended(offer, contact) as how from waiting_offer offer join contact on contact.id = offer.contact_id
    where offer.ended is null and (offer.until <= _now or contact.status <> 'waiting' or is_put_off(contact))
    order by offer.id for update of offer skip locked)
  update waiting_offer set ended = over.how::waiting_offer_end, ended_at = _now, version = version + 1
  from over where over.id = waiting_offer.id;
  get diagnostics _count = row_count;
  return _count;
end $$;

-- As it was (DB657), and nothing that waits for nobody.
-- goes on from 0390: offer_waiting
create or replace function offer_waiting(
  _id uuid, _contact_id uuid, _to uuid, _by uuid, _expected integer, _lasts_ms integer, _now timestamptz
) returns text language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _is_there boolean;
begin
  if _contact.id is null or _by is not null and contact_is_barred(_by, _contact_id) then
    return 'not_found';
  end if;
  perform from shift where user_id = _to and state = 'available' and gone_since is null and unheard_since(_to) is null
    and not is_wrapping_up and not (_contact.medium = any (paused)) for share;
  _is_there := found;
  perform settle_waiting_offers(_now);
  if _contact.status <> 'waiting' or _contact.version <> _expected or is_put_off(_contact) or is_on_call(_contact_id) then
    return 'changed';
  end if;
  if not _is_there or contact_is_barred(_to, _contact_id) then
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

-- For how long what came of an offer is kept: a shift is long over by then, and with it whoever would be asked again (Q69).
create function waiting_offer_kept() returns interval language sql immutable parallel safe return interval '7 days';

-- As it was (DB657); but what is old goes.
-- goes on from 0355: waiting_offer_guard
create or replace function waiting_offer_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then
      case when old.ended_at is null or old.ended_at > database_now() - waiting_offer_kept() then 'waiting_offer_stays' end
    when (new.id, new.contact_id, new.contact_version, new.to_id, new.by_id, new.at, new.until) is distinct from
        (old.id, old.contact_id, old.contact_version, old.to_id, old.by_id, old.at, old.until)
      or old.ended is not null or new.ended is null or new.version <> old.version + 1 then 'waiting_offer_stays'
    end;
begin
  if _broken is not null then
    raise exception 'an offer cannot change like that' using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;

create index waiting_offer_ended_idx on waiting_offer (ended_at) where ended is not null;

-- Never what still keeps it from somebody (Q69), however long they are there.
create function forget_waiting_offers(_most integer) returns integer language sql as $$
  with old as (
    select offer.id from waiting_offer offer
    where offer.ended is not null and offer.ended_at <= database_now() - waiting_offer_kept()
      and not exists (select from shift where shift.user_id = offer.to_id and shift.state_since <= offer.ended_at)
    order by offer.ended_at limit _most for update skip locked),
  gone as (delete from waiting_offer using old where waiting_offer.id = old.id returning 1)
  select count(*)::int from gone;
$$;
