-- DB349: what sets a disclosure off comes from records of who has asked us (CO62).

-- What each open inquiry and legal process of a recipient sets off, as far as it may be about that case.
create function open_demands(_recipient_id uuid, _case_id uuid) returns setof disclosure_trigger language sql stable
begin atomic
  select trigger from inquiry where recipient_id = _recipient_id and ended_at is null
  union all
  select trigger from legal_process
  where recipient_id = _recipient_id and ended_at is null and coalesce(case_id, _case_id) = _case_id;
end;

-- Whether somebody asks of whom nobody has said yet who they are, and who could be of that kind.
create function is_asked_by_unknown(_type recipient_type) returns boolean language sql stable
return exists (select from inquiry where recipient_id is null and ended_at is null and may_demand(trigger, _type))
  or exists (select from legal_process where recipient_id is null and ended_at is null and may_demand(trigger, _type));

-- Whether a judge's order of that recipient's is about that case, and counsel found that it binds us.
create function is_ordered(_recipient_id uuid, _case_id uuid) returns boolean language sql stable
return exists (
  select from legal_process
  where recipient_id = _recipient_id and case_id = _case_id and finding = 'binds' and ended_at is null
    and trigger in ('court_order', 'search_warrant_judicial'));

-- Whose word something waits for: as its rule says; or a lead's, while somebody asks who could be whoever would get it.
create function approver_of(_approver disclosure_approver, _type recipient_type, _trigger disclosure_trigger)
returns disclosure_approver language sql stable
return coalesce(_approver, case
  when may_be_a_demand(_type, _trigger) and is_asked_by_unknown(_type) then 'supervisor'::disclosure_approver end);

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_held_guard'::regproc);
  _asks constant text := replace(_before, 'approver_for(rule.approver, asked.recipient_type, asked.trigger)',
    'approver_of(rule.approver, asked.recipient_type, asked.trigger)');
  _after constant text := replace(_asks, $a$and is_opened) then 'disclosure_held_unopened'$a$, $b$and is_opened)
      or new.is_approved and new.rule_id = 'C5' and not exists (
        select from disclosure asked where asked.id = new.disclosure_id and is_ordered(asked.recipient_id, asked.case_id))
      then 'disclosure_held_unopened'$b$);
begin
  if _asks = _before or _after = _asks then
    raise exception 'the guard of what is held says nothing of whom it waits for';
  end if;
  execute _after;
end $do$;

do $do$
declare
  _before constant text := pg_get_functiondef('disclosure_part_guard'::regproc);
  _asks constant text := replace(_before, 'approver_for(_rule.approver, _sent.recipient_type, _sent.trigger)',
    'approver_of(_rule.approver, _sent.recipient_type, _sent.trigger)');
  _after constant text := replace(_asks, $a$then 'disclosure_part_holds' end;$a$, $b$then 'disclosure_part_holds'
    when exists (select from open_demands(_sent.recipient_id, _sent.case_id))
      and _sent.trigger not in (select open_demands(_sent.recipient_id, _sent.case_id)) then 'disclosure_part_demanded'
    when _rule.id = 'C5' and not is_ordered(_sent.recipient_id, _sent.case_id) then 'disclosure_part_ordered' end;$b$);
begin
  if _asks = _before or _after = _asks then
    raise exception 'the guard of what goes says nothing of who asks';
  end if;
  execute _after;
end $do$;

drop function approver_for(disclosure_approver, recipient_type, disclosure_trigger);
