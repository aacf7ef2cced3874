-- DB460: an address of a contact is opened for whoever the table of records shows it to, and each time is a row of the audit.

-- Which address it was, never what it is.
alter type audit_thing add value 'address';

-- The part of the table of records that is about contacts, as packages/access-policy prints it; a test compares them.
-- goes on from 0280: contact_act_allowed
create or replace function contact_act_allowed(_act text, _at bigint, _role role, _state contact_status, _on_shift boolean, _holder boolean,
  _barred boolean) returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and not (/* A87 */ _state in ('waiting', 'claimed', 'closed') and (_barred is distinct from false) and (_role in ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator') and _act in ('file', 'find', 'read', 'unmask')))
  and (
    (/* A53 */ _state in ('claimed') and (_holder is true) and (_role in ('advocate', 'shift_lead') and _act in ('file')))
    or
    (/* A69 */ _state in ('closed') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('file')))
    or
    (/* A77 */ _state in ('waiting', 'claimed', 'closed') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('find')))
    or
    (/* A88 */ _state in ('waiting', 'claimed', 'closed') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('read')))
    or
    (/* A74 */ _state in ('claimed') and (_holder is true) and (_role in ('advocate', 'shift_lead') and _act in ('unmask')))
    or
    (/* A75 */ _state in ('waiting', 'claimed', 'closed') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('unmask')))
  ), false)
$$;
