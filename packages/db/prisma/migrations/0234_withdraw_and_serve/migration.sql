-- A67: whoever reads a case in an emergency changes nothing. Taking back what somebody agreed to, and putting a case on hold, are acts of
-- their own from here on: who only reads otherwise does them, and they came with reading.

-- goes on from 0230: case_act_allowed
create or replace function case_act_allowed(_act text, _at bigint, _role role, _state case_status, _on_shift boolean, _had_contact boolean,
  _let_in boolean, _broke_glass bigint, _barred boolean) returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and not (/* A65 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_barred is distinct from false) and (_role in ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator') and _act in ('read', 'change', 'withdraw', 'serve', 'let_in', 'decide_held', 'bar', 'break_glass', 'review_glass')))
  and (
    (/* A52 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('read', 'change', 'withdraw', 'serve', 'let_in', 'decide_held', 'bar', 'review_glass')))
    or
    (/* A51 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_let_in is true) and (_role in ('advocate', 'shift_lead') and _act in ('read', 'change', 'withdraw') or _role in ('privacy_officer', 'counsel') and _act in ('read') or _role in ('privacy_officer') and _act in ('withdraw') or _role in ('counsel') and _act in ('serve') or _role in ('shift_lead') and _act in ('serve', 'decide_held')))
    or
    (/* A50 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_had_contact is true) and (_role in ('advocate', 'shift_lead') and _act in ('read', 'change', 'withdraw') or _role in ('shift_lead') and _act in ('serve', 'decide_held')))
    or
    (/* A67 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_at - _broke_glass between 0 and 3599999) and (_role in ('advocate', 'shift_lead') and _act in ('read')))
    or
    (/* A56 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('counsel') and _act in ('decide_held')))
    or
    (/* A68 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('break_glass')))
    or
    (/* A66 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('privacy_officer') and _act in ('bar')))
  ), false)
$$;
