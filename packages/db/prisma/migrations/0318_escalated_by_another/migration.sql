-- DB603, DB604: a lead who escalates, and is the only one there, must not keep the next one who does from calling them; and who comes
-- on shift while nobody has seen it is called with the others.

-- As it was, and it is one only as long as nobody else escalates: what another escalates takes the place of what was there, calls the
-- leads who are on shift now, and is their own, so that the one before them may say that they see it.
-- goes on from 0315: escalate_contact
create or replace function escalate_contact(_id uuid, _contact_id uuid, _by uuid, _now_ms bigint, _again_ms bigint)
returns table (kind text, id uuid, holder json) language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
  _now constant timestamptz := instant(_now_ms);
  _same constant escalation := (select escalation from escalation where escalation.id = _id);
begin
  if _contact.id is null or _same.contact_id <> _contact_id or _same.by_id <> _by then
    kind := 'not_found';
  elsif _same.id is not null then
    kind := 'escalated';
    id := _id;
  elsif _contact.status = 'closed' then
    kind := 'closed';
  elsif _contact.holder_id <> _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  else
    kind := 'escalated';
    id := (select escalation.id from escalation
      where contact_id = _contact_id and again_at is not null and by_id = _by);
    if id is null then
      id := _id;
      -- Nobody is called again to the one before.
      update escalation set again_at = null, version = version + 1
        where contact_id = _contact_id and again_at is not null;
      update contact set
        danger = coalesce(contact.danger, 'marked_by_staff'),
        due_at = case when contact.unanswered = 0 then contact.due_at
          else greatest(least(contact.due_at, _now + danger_target_ms() * interval '1 millisecond'), contact.waiting_since) end,
        -- What is pressing and waits for somebody is not set aside: nobody would see it.
        set_aside_until = case when contact.holder_id is not null then contact.set_aside_until end,
        version = contact.version + 1
      where contact.id = _contact_id;
      insert into escalation (id, contact_id, at_version, at, by_id, alarmed_at, again_at)
        values (_id, _contact_id, _contact.version + 1, _now, _by, _now, _now + _again_ms * interval '1 millisecond');
      insert into escalation_lead (escalation_id, lead_id, is_called)
        select _id, lead, true from leads_to_call(_contact_id, _by) lead;
    end if;
  end if;
  return next;
end $$;

-- As it was, and whoever leads and came on shift since is called, too, and known to be.
-- goes on from 0315: alarm_again
create or replace function alarm_again(_now_ms bigint, _soon integer, _soon_ms bigint, _later_ms bigint, _most integer) returns integer
language sql as $$
  with due as (
    select escalation.id, escalation.contact_id, escalation.by_id, contact.status <> 'closed' as is_open
    from escalation join contact on contact.id = escalation.contact_id
    where escalation.again_at <= instant(_now_ms)
    order by escalation.again_at limit _most for update of escalation skip locked),
  called as (
    insert into escalation_lead (escalation_id, lead_id, is_called)
      select due.id, lead, true from due cross join lateral leads_to_call(due.contact_id, due.by_id) lead where due.is_open
    on conflict do nothing),
  again as (
    update escalation set
      alarms = alarms + is_open::int,
      alarmed_at = case when is_open then instant(_now_ms) else alarmed_at end,
      again_at = case when is_open
        then instant(_now_ms + case when alarms + 1 < _soon then _soon_ms else _later_ms end) end,
      version = version + 1
    from due where escalation.id = due.id returning is_open)
  select count(*)::int from again;
$$;
