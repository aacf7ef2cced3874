-- DB349: whoever could have demanded it gets nothing on a word of ours alone but a lead's: nothing here knows yet who has asked us.
create function may_be_a_demand(_type recipient_type, _trigger disclosure_trigger) returns boolean language sql immutable
return _type in ('law_enforcement', 'court', 'named_individual', 'public_or_media')
  and _trigger in (
    'person_request', 'advocate_initiative', 'sister_hotline_handoff', 'vendor_or_interpreter', 'internal_access');

-- Whose word something waits for: as its rule says, or a lead's.
create function approver_for(_approver disclosure_approver, _type recipient_type, _trigger disclosure_trigger)
returns disclosure_approver language sql immutable
return coalesce(_approver, case when may_be_a_demand(_type, _trigger) then 'supervisor'::disclosure_approver end);

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_held_guard'::regproc);
  _after constant text := replace(_before, $a$
        select from disclosure_rule
        where (edition, id, outcome, approver) = (new.edition, new.rule_id, new.outcome, new.approver))$a$, $b$
        select from disclosure_rule rule join disclosure asked on asked.id = new.disclosure_id
        where (rule.edition, rule.id, rule.outcome) = (new.edition, new.rule_id, new.outcome) and rule.outcome <> 'refuse'
          and approver_for(rule.approver, asked.recipient_type, asked.trigger) = new.approver)$b$);
begin
  if _after = _before then
    raise exception 'the guard of what is held says nothing of whom it waits for';
  end if;
  execute _after;
end $do$;

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _asks constant text := replace(_before, 'when _rule.approver is not null and not exists (',
    'when approver_for(_rule.approver, _sent.recipient_type, _sent.trigger) is not null and not exists (');
  _after constant text := replace(_asks, 'held.approver = _rule.approver and',
    'held.approver = approver_for(_rule.approver, _sent.recipient_type, _sent.trigger) and');
begin
  if _asks = _before or _after = _asks then
    raise exception 'the guard of what goes says nothing of whom it waits for';
  end if;
  execute _after;
end $do$;
