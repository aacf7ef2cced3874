-- DB645: a contact that is held keeps a session open for no longer than one that was there as a second factor came to be wanted could have
-- lasted. A session that goes on in another one, as a new password has it, begins anew, and so would its own end.

-- As it was, and for a day from when it was wanted at the longest, whatever is held.
-- goes on from 0333: second_factor_waits
create or replace function second_factor_waits(_by timestamptz, _staff uuid) returns boolean language sql stable return
  _by is not null and (
    now() < _by - second_factor_within() + second_factor_soonest()
    or now() < _by and exists (select from shift where user_id = _staff)
    or now() < _by - second_factor_within() + session_most() and exists (select from contact where holder_id = _staff));
