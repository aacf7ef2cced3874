-- Q97: what somebody let run out, or asked a minute for, is put to them anew two minutes after. Who was not at their screen for twenty
-- seconds said no to nobody, and where few are on shift there is nobody else to whom it would be put.
create function refusal_holds(_offer waiting_offer) returns boolean language sql stable
return _offer.ended = 'declined' and _offer.reason <> 'need_a_minute'
  or _offer.ended in ('declined', 'run_out') and _offer.ended_at > database_now() - interval '2 minutes';

-- As it was (Q69), for as long as it holds.
-- goes on from 0355: is_refused_by
create or replace function is_refused_by(_contact_id uuid, _version integer, _user_id uuid) returns boolean language sql stable
return exists (
  select from waiting_offer offer join shift on shift.user_id = offer.to_id
  where offer.contact_id = _contact_id and offer.to_id = _user_id and offer.contact_version = _version
    and offer.ended in ('declined', 'run_out') and offer.ended_at >= shift.state_since and refusal_holds(offer));
