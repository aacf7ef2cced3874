-- A93, A94, A140: the addresses in a case are shown by an act of its own. The table of records, as packages/access-policy prints it;
-- a test compares them.
-- goes on from 0306: case_act_allowed
create or replace function case_act_allowed(_act text, _at bigint, _role role, _state case_status, _on_shift boolean, _had_contact boolean,
  _let_in boolean, _broke_glass bigint, _barred boolean) returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and not (/* A65 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_barred is distinct from false) and (_role in ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator') and _act in ('read', 'change', 'withdraw', 'serve', 'let_in', 'decide_held', 'bar', 'break_glass', 'review_glass', 'read_plan', 'change_plan', 'lead_crisis', 'unmask')))
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
    (/* A84 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('privacy_officer') and _act in ('review_glass')))
    or
    (/* A66 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (true) and (_role in ('privacy_officer') and _act in ('bar')))
    or
    (/* A97 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('read_plan', 'change_plan', 'lead_crisis')))
    or
    (/* A95 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_had_contact is true or _let_in is true) and (_role in ('advocate', 'shift_lead') and _act in ('read_plan', 'change_plan')))
    or
    (/* A96 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_let_in is true) and (_role in ('privacy_officer', 'counsel') and _act in ('read_plan')))
    or
    (/* A98 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_at - _broke_glass between 0 and 3599999) and (_role in ('advocate', 'shift_lead') and _act in ('read_plan')))
    or
    (/* A93 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_had_contact is true or _let_in is true) and (_role in ('advocate', 'shift_lead') and _act in ('unmask')))
    or
    (/* A94 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('unmask')))
    or
    (/* A140 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_at - _broke_glass between 0 and 3599999) and (_role in ('advocate', 'shift_lead') and _act in ('unmask')))
  ), false)
$$;
