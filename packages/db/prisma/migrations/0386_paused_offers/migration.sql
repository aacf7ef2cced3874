-- Whoever wants nothing new on a medium is offered nothing of it any more: what waits neither (DB651, DB657), or it would be kept from
-- everybody else's offers until its time has run out.
-- goes on from 0350: end_paused_first_offers
create or replace function end_paused_first_offers() returns trigger language plpgsql as $$
begin
  update same_address set ended = 'gone', version = same_address.version + 1
  from contact
  where contact.id = same_address.contact_id and contact.status = 'waiting' and contact.medium = any (new.paused)
    and same_address.offered_to_id = new.user_id and same_address.ended is null;
  update waiting_offer set ended = 'gone', ended_at = greatest(database_now(), waiting_offer.at), version = waiting_offer.version + 1
  from contact
  where contact.id = waiting_offer.contact_id and contact.medium = any (new.paused)
    and waiting_offer.to_id = new.user_id and waiting_offer.ended is null;
  return null;
end $$;

-- What somebody said no to since they are there is read each second, by everybody on shift, out of all that they were ever offered.
create index waiting_offer_refused_idx on waiting_offer (to_id, ended_at) where ended in ('declined', 'run_out');
