-- DB570 to DB577: safety plans. Each is of one person of a case and of who speaks there, and is a set of fields, of which every version
-- is kept: a row each, sealed under the person's key. Clear are ids, times, which field and how often it was changed, and who did it.

-- A95 to A98: plans are read and written by acts of their own. The table of records, as packages/access-policy prints it.
-- goes on from 0265: case_act_allowed
create or replace function case_act_allowed(_act text, _at bigint, _role role, _state case_status, _on_shift boolean, _had_contact boolean,
  _let_in boolean, _broke_glass bigint, _barred boolean) returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and not (/* A65 */ _state in ('active', 'follow_up', 'closed', 'closed_referred') and (_barred is distinct from false) and (_role in ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator') and _act in ('read', 'change', 'withdraw', 'serve', 'let_in', 'decide_held', 'bar', 'break_glass', 'review_glass', 'read_plan', 'change_plan', 'lead_crisis')))
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
  ), false)
$$;

create type safety_plan_for as enum ('self', 'partner_or_family', 'friend', 'coworker', 'attorney_or_professional', 'witness');

create table safety_plan (
  id uuid primary key,
  case_id uuid not null,
  -- Who speaks: whose key it is under.
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  for_whom safety_plan_for not null,
  -- In which contact it was begun; it stays the case's when that is filed elsewhere.
  contact_id uuid not null references contact (id) on delete restrict,
  -- By how many changes it went; what is told of it names this.
  revision integer not null default 0 check (revision >= 0),
  begun_at timestamptz(3) not null,
  begun_by_id uuid not null references staff (id) on delete restrict,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  -- Whoever begins one that there is goes on with it.
  unique (person_id, for_whom)
);
create index safety_plan_case_idx on safety_plan (case_id);
create index safety_plan_contact_idx on safety_plan (contact_id);

-- Whether somebody of a case, whose key their plans are under, is not forgotten.
create function is_person_kept(_person_id uuid) returns boolean language sql stable
return exists (select from case_part where id = _person_id and kind = 'person' and owner_key is not null);

create function safety_plan_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'safety_plan_stays'
    when tg_op = 'INSERT' then case
      when new.revision <> 0 or not is_person_kept(new.person_id) then 'safety_plan_begins'
      when not exists (select from case_filed where contact_id = new.contact_id and case_id = new.case_id) then 'safety_plan_in_contact' end
    when (to_jsonb(new) - '{kind,revision}'::text[]) is distinct from (to_jsonb(old) - '{kind,revision}'::text[]) then 'safety_plan_same'
    when new.revision <> old.revision + 1 then 'safety_plan_revision' end;
begin
  if _broken is not null then
    raise exception 'no plan is kept like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger safety_plan_guard before insert or update or delete on safety_plan for each row execute function safety_plan_guard();

create table safety_plan_value (
  plan_id uuid not null references safety_plan (id) on delete restrict,
  field text not null check (field ~ '^[a-z_]{1,20}([.][a-z_]{1,60})?$'),
  version integer not null check (version >= 1),
  -- DB572: each stands on the one before it, so that none is left out; and of two that change the same one, one does.
  previous integer generated always as (nullif(version - 1, 0)) stored,
  -- When it was said, and when it came here: later where somebody wrote without a connection.
  said_at timestamptz(3) not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- Sealed under the person's key, in its place alone; null: they were forgotten.
  body bytea,
  primary key (plan_id, field, version),
  foreign key (plan_id, field, previous) references safety_plan_value (plan_id, field, version) on delete restrict,
  constraint safety_plan_value_said check (said_at <= at)
);

create function safety_plan_value_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'safety_plan_value_stays'
    when tg_op = 'INSERT' then case when new.body is null
      or not is_person_kept((select person_id from safety_plan where id = new.plan_id)) then 'safety_plan_value_begins' end
    when (to_jsonb(new) - '{previous,body}'::text[]) is distinct from (to_jsonb(old) - '{previous,body}'::text[]) or new.body is not null
      or is_person_kept((select person_id from safety_plan where id = old.plan_id)) then 'safety_plan_value_same' end;
begin
  if _broken is not null then
    raise exception 'nothing of a plan is kept like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger safety_plan_value_guard before insert or update or delete on safety_plan_value
  for each row execute function safety_plan_value_guard();

-- DB575: with the person all goes that was planned with them; while they are on hold neither does.
create function forget_safety_plans() returns trigger language plpgsql as $$
begin
  update safety_plan_value set body = null
  where body is not null and plan_id in (select id from safety_plan where person_id = new.id);
  return null;
end $$;
create trigger case_part_forgotten_plans after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null and current_setting('holdfast.rewrapping', true) is distinct from 'on') execute function forget_safety_plans();

-- What of it the person was told, or was sent, each piece by itself. Nothing is, until somebody says so.
create type safety_plan_way as enum ('spoken', 'message');
create table safety_plan_given (
  -- Of what was sent, the message's: it is written down before the message is stored, and was given only if that went.
  id uuid primary key,
  plan_id uuid not null,
  field text not null,
  version integer not null,
  way safety_plan_way not null,
  contact_id uuid not null references contact (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  foreign key (plan_id, field, version) references safety_plan_value (plan_id, field, version) on delete restrict
);
create index safety_plan_given_plan_idx on safety_plan_given (plan_id, field, version);
create index safety_plan_given_contact_idx on safety_plan_given (contact_id);
create trigger safety_plan_given_only_added before update or delete on safety_plan_given for each row execute function only_added();

-- Who read a plan, as it stood.
create table safety_plan_read (
  plan_id uuid not null references safety_plan (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  revision integer not null check (revision >= 0),
  at timestamptz(3) not null,
  primary key (plan_id, by_id, revision)
);
create trigger safety_plan_read_only_added before update or delete on safety_plan_read for each row execute function only_added();

-- DB574: whoever follows the case hears that a plan of it is otherwise: which, and by how many changes. Never what, nor in which field.
create function safety_plan_told() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  values ('case:' || new.case_id, json_build_object('kind', 'plan', 'id', new.id, 'version', new.revision + 1));
  return null;
end $$;
create trigger safety_plan_told after insert or update of revision on safety_plan for each row execute function safety_plan_told();

-- What was said of a plan to the person is news of it, too.
create function safety_plan_given_told() returns trigger language plpgsql as $$
begin
  update safety_plan set revision = revision + 1 where id = new.plan_id;
  return null;
end $$;
create trigger safety_plan_given_told after insert on safety_plan_given for each row execute function safety_plan_given_told();

-- DB576: who began one, changed it, read it and gave of it.
alter type audit_thing add value 'safety_plan';
create function audit_on(
  _table text, _name text, _event text, _condition text, _actor text, _deed audit_deed, _thing text,
  _subject text, _contact text, _case text, _facts text default 'null'
) returns void language plpgsql as $$
begin
  execute format($sql$
    create function %1$I() returns trigger language plpgsql as $body$
    begin
      perform audit_write(%2$s, %3$L, %4$L, %5$s, %6$s, %7$s, %8$s);
      return %9$s;
    end $body$
  $sql$, 'audit_' || _table || '_' || _name, _actor, _deed, _thing, _subject, _contact, _case, _facts,
    case when _event ^@ 'before' then 'new' else 'null' end);
  execute format('create trigger %1$I %2$s on %3$I for each row %4$s execute function %1$I()',
    'audit_' || _table || '_' || _name, _event, _table, case when _condition <> '' then 'when (' || _condition || ')' else '' end);
end $$;
select
  audit_on('safety_plan', 'added', 'after insert', '', 'new.begun_by_id', 'added', 'safety_plan', 'new.id', 'new.contact_id', 'new.case_id',
    $f$jsonb_build_object('for', new.for_whom)$f$),
  audit_on('safety_plan_value', 'changed', 'after insert', '', 'new.by_id', 'changed', 'safety_plan', 'new.plan_id', 'null',
    '(select case_id from safety_plan where id = new.plan_id)', $f$jsonb_build_object('field', new.field, 'version', new.version)$f$),
  audit_on('safety_plan_given', 'sent', 'after insert', '', 'new.by_id', 'sent', 'safety_plan', 'new.plan_id', 'new.contact_id',
    '(select case_id from safety_plan where id = new.plan_id)',
    $f$jsonb_build_object('field', new.field, 'version', new.version, 'way', new.way)$f$),
  audit_on('safety_plan_read', 'looked', 'before insert', '', 'new.by_id', 'looked', 'safety_plan', 'new.plan_id', 'null',
    '(select case_id from safety_plan where id = new.plan_id)', $f$jsonb_build_object('version', new.revision)$f$);
drop function audit_on(text, text, text, text, text, audit_deed, text, text, text, text, text);
