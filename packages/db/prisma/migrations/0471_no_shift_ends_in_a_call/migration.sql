-- DB798: as it was (DB796), and nobody's shift is over while they talk in a call: that their console is away does not end what is said on
-- the telephone (DB795). It is at the next look once they talk no more.
-- goes on from 0457: shift_is_forgotten
create or replace function shift_is_forgotten(_shift shift, _now timestamptz) returns boolean language sql stable
return _shift.gone_since is not null
  and coalesce((select seen_at from staff_seen where user_id = _shift.user_id), _shift.gone_since) <= _now - interval '1 hour'
  and exists (select from shift_end where user_id = _shift.user_id and ends_at <= _now)
  and not exists (select from call_leg join call on call.id = call_leg.call_id
    where call_leg.user_id = _shift.user_id and call_leg.state = 'up' and not call_leg.is_listening and call.ended_at is null);
