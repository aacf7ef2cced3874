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

-- DB341: to whom, and in what danger, each rule that lets something go holds. null: to anybody, or whatever it is; none: never, since
-- nothing here is of the kind that it is about, or nobody of whom it speaks is a recipient.
alter table disclosure_rule
  add column recipient_types recipient_type[],
  add column risks text[];
alter table disclosure_rule disable trigger disclosure_rule_only_added;
update disclosure_rule set recipient_types = holds.recipient_types::recipient_type[], risks = holds.risks::text[]
from (values
  ('A1', '{}', null),
  ('A9', '{person_themself}', null),
  ('A4', '{own_staff}', null),
  ('A5', '{own_staff}', null),
  ('A6', '{processor_vendor}', null),
  ('A7', '{interpreter}', null),
  ('B0', '{emergency_services}', null),
  ('B1', '{emergency_services}', '{attempt_or_life_threat_in_progress}'),
  ('B2', '{emergency_services}', '{imminent_risk_exhausted}'),
  ('B3', '{emergency_services,law_enforcement}', '{imminent_risk_less_invasive_left}'),
  ('B4', '{child_protection,law_enforcement}', null),
  ('B4a', '{child_protection,law_enforcement}', null),
  ('B5b', '{child_protection,law_enforcement}', null),
  ('B5', '{child_protection,law_enforcement}', null),
  ('B7', '{intended_victim,law_enforcement,emergency_services}', '{threat_to_identifiable_other}'),
  ('B8', '{intended_victim,law_enforcement,emergency_services}', '{threat_to_identifiable_other}'),
  ('B9', '{adult_protection}', null),
  ('D11', '{law_enforcement}', null)
) holds (id, recipient_types, risks)
where disclosure_rule.edition = 1 and disclosure_rule.id = holds.id;
update disclosure_rule set recipient_types = array_remove(enum_range(null::recipient_type), 'law_enforcement')
where edition = 1 and id = 'D7';
alter table disclosure_rule enable trigger disclosure_rule_only_added;

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _after constant text := replace(_before, $a$then 'disclosure_part_marked' end;$a$, $b$then 'disclosure_part_marked'
    when not coalesce(_sent.recipient_type = any (_rule.recipient_types), true)
      or not coalesce(_sent.risk = any (_rule.risks), true) then 'disclosure_part_holds' end;$b$);
begin
  if _after = _before then
    raise exception 'the guard of what goes says nothing of marks';
  end if;
  execute _after;
end $do$;

-- DB340: what was asked for is what was asked for then.
alter table disclosure add column asked_xact xid8 not null default pg_current_xact_id();
create function disclosure_asked_then() returns trigger language plpgsql as $$
begin
  if not exists (select from disclosure where id = new.disclosure_id and asked_xact = pg_current_xact_id()) then
    raise exception 'it was asked for before' using errcode = 'check_violation', constraint = 'disclosure_asked_then';
  end if;
  return new;
end $$;
create trigger disclosure_choice_asked_then before insert on disclosure_choice
  for each row execute function disclosure_asked_then();
create trigger disclosure_person_asked_then before insert on disclosure_person
  for each row execute function disclosure_asked_then();
