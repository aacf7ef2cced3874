-- DB595 to DB598: whoever is with somebody in danger calls the leads who are on shift, in one commit that marks the contact, and they
-- are called again until one of them says that they see it.

alter type audit_thing add value 'escalation';

create table escalation (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  -- The contact's version with it.
  at_version integer not null check (at_version >= 1),
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- How often leads were called by now, and when last.
  alarms integer not null default 1 check (alarms >= 1),
  alarmed_at timestamptz(3) not null,
  -- When they are called again; null once a lead has seen it, or the contact is closed.
  again_at timestamptz(3),
  -- Grows with every call and every lead who sees it; events carry it (W4).
  version integer not null default 1 check (version >= 1),
  unique (contact_id, at_version)
);
-- One that nobody has seen at a time: pressed twice, it is the same one.
create unique index escalation_unseen_key on escalation (contact_id) where again_at is not null;
create index escalation_again_idx on escalation (again_at) where again_at is not null;
create index escalation_by_idx on escalation (by_id);

-- Who was called, and who has seen it, called or not.
create table escalation_lead (
  escalation_id uuid not null references escalation (id) on delete restrict,
  lead_id uuid not null references staff (id) on delete restrict,
  is_called boolean not null,
  seen_at timestamptz(3),
  primary key (escalation_id, lead_id),
  constraint escalation_lead_says_something check (is_called or seen_at is not null)
);
create index escalation_lead_idx on escalation_lead (lead_id);

create function escalation_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'escalation_stays'
    when (new.id, new.contact_id, new.at_version, new.at, new.by_id) is distinct from
      (old.id, old.contact_id, old.at_version, old.at, old.by_id) or new.alarms < old.alarms then 'escalation_same'
    when old.again_at is null and new.again_at is not null then 'escalation_seen_once'
    when new.version <> old.version + 1 then 'escalation_next_version' end;
begin
  if _broken is not null then
    raise exception 'nobody escalates like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger escalation_guard before update or delete on escalation for each row execute function escalation_guard();

create function escalation_lead_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'escalation_lead_stays'
    when tg_op = 'UPDATE' and ((new.escalation_id, new.lead_id, new.is_called) is distinct from
      (old.escalation_id, old.lead_id, old.is_called) or old.seen_at is not null) then 'escalation_lead_same'
    when not exists (select from staff where id = new.lead_id and role = 'shift_lead' and disabled_at is null)
      or exists (select from escalation where id = new.escalation_id and by_id = new.lead_id) then 'escalation_by_another_lead' end;
begin
  if _broken is not null then
    raise exception 'nobody sees an escalation like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger escalation_lead_guard before insert or update or delete on escalation_lead
  for each row execute function escalation_lead_guard();

-- DB598: whatever becomes of it is told to every console, with no word of anybody.
create function announce_escalation() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload) values ('queue:main', json_build_object('kind', 'escalation', 'id', new.id,
    'contactId', new.contact_id, 'version', new.version));
  return null;
end $$;
create trigger escalation_announced after insert or update on escalation for each row execute function announce_escalation();

create function audit_escalation() returns trigger language plpgsql as $$
begin
  perform audit_write(new.by_id, 'added', 'escalation', new.id, new.contact_id, null);
  return null;
end $$;
create trigger audit_escalation after insert on escalation for each row execute function audit_escalation();
create function audit_escalation_seen() returns trigger language plpgsql as $$
begin
  perform audit_write(new.lead_id, 'decided', 'escalation', new.escalation_id,
    (select contact_id from escalation where id = new.escalation_id), null, '{"how": "seen"}');
  return null;
end $$;
create trigger audit_escalation_seen after insert or update on escalation_lead for each row when (new.seen_at is not null)
  execute function audit_escalation_seen();

-- The leads who are on shift and hear of it: nobody calls themself, and nobody is called to what bars them.
create function leads_to_call(_contact_id uuid, _by uuid) returns setof uuid language sql stable as $$
  select staff.id from shift join staff on staff.id = shift.user_id
  where staff.role = 'shift_lead' and staff.disabled_at is null and staff.id <> _by
    and not contact_is_barred(staff.id, _contact_id)
  order by staff.name, staff.id;
$$;

-- DB595. Under the thread's lock, so that of two presses, at whatever gateways, one escalates and the other learns of it.
create function escalate_contact(_id uuid, _contact_id uuid, _by uuid, _now_ms bigint, _again_ms bigint)
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
    id := (select escalation.id from escalation where contact_id = _contact_id and again_at is not null);
    if id is null then
      id := _id;
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

-- DB596: that a lead on shift sees it. It is heard once of each, and nobody is called again.
create function see_escalation(_id uuid, _by uuid, _now_ms bigint) returns text language plpgsql as $$
declare
  _of constant uuid := (select contact_id from escalation where id = _id);
  _contact constant contact := lock_contact(_of);
  _escalation escalation;
begin
  -- Behind the lock: whoever pressed a moment ago has seen it.
  select * into _escalation from escalation where id = _id for update;
  if _contact.id is null or contact_is_barred(_by, _of) then
    return 'not_found';
  elsif not exists (select from shift where user_id = _by) then
    return 'off_shift';
  elsif _escalation.by_id = _by then
    return 'own';
  end if;
  insert into escalation_lead (escalation_id, lead_id, is_called, seen_at) values (_id, _by, false, instant(_now_ms))
    on conflict (escalation_id, lead_id) do update set seen_at = excluded.seen_at where escalation_lead.seen_at is null;
  if found then
    update escalation set again_at = null, version = version + 1 where id = _id;
  end if;
  return 'seen';
end $$;

-- DB597: calls again whoever was called, where nobody has seen it in time. Each once, whichever gateway comes first.
create function alarm_again(_now_ms bigint, _soon integer, _soon_ms bigint, _later_ms bigint, _most integer) returns integer
language sql as $$
  with due as (
    select escalation.id, contact.status <> 'closed' as is_open
    from escalation join contact on contact.id = escalation.contact_id
    where escalation.again_at <= instant(_now_ms)
    order by escalation.again_at limit _most for update of escalation skip locked),
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

-- DB523: what is known by its id is kept from whoever is barred from its contact. As it was, and of these.
do $do$
declare
  _before constant text := pg_get_functiondef('contacts_of'::regproc);
  _last constant text := 'union all select id, contact_id from contact_withdrawal where id = any (_ids)';
  _after constant text := replace(_before, _last, _last || E'\n  union all select id, contact_id from escalation where id = any (_ids)');
begin
  if _after = _before then
    raise exception 'contacts_of does not say what is changed of it';
  end if;
  execute _after;
end $do$;
