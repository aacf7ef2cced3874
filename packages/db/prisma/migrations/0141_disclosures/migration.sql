-- What was asked for, decided and sent (DB340 to DB349). Clear are ids, codes and times: which fields went, never what they say. What
-- went is sealed.

create type disclosure_trigger as enum (
  'person_request', 'advocate_initiative', 'law_enforcement_informal', 'law_enforcement_exigent', 'subpoena_unsigned_by_judge',
  'court_order', 'search_warrant_judicial', 'administrative_warrant', 'child_welfare_inquiry', 'family_or_other_inquiry',
  'media_inquiry', 'funder_or_research_request', 'sister_hotline_handoff', 'vendor_or_interpreter', 'internal_access');
create type disclosure_approver as enum ('supervisor', 'counsel');

-- DB341: what each rule of the table comes to, by its edition, so that no decision says of a rule what it does not say. Whatever
-- changes the table adds its edition here.
create table disclosure_rule (
  edition integer not null,
  id text not null,
  outcome text not null check (
    outcome in ('allow', 'allow_limited', 'required', 'refuse', 'needs_supervisor', 'needs_legal')),
  -- Whose word it waits for.
  approver disclosure_approver,
  -- Whether that word opens it.
  is_opened boolean not null,
  -- Whether it stands on what the person said.
  is_theirs boolean not null,
  primary key (edition, id, outcome)
);
insert into disclosure_rule (edition, id, outcome, approver, is_opened, is_theirs)
select 1, id, outcome,
  case when outcome = 'needs_legal' then 'counsel'::disclosure_approver
    when outcome = 'needs_supervisor' or id = 'B2' then 'supervisor' end,
  id not in ('C3', 'C4'),
  id in ('A7', 'B0', 'C6', 'C7', 'D5', 'D6', 'D6b', 'D7', 'D8', 'D9')
from (values
  ('A1', 'allow'), ('A2', 'refuse'), ('A3', 'refuse'), ('A3b', 'refuse'), ('A9', 'allow_limited'), ('A4', 'allow_limited'),
  ('A5', 'needs_supervisor'), ('A6', 'allow_limited'), ('A7', 'allow_limited'), ('A8', 'refuse'), ('B0', 'allow_limited'),
  ('B1', 'allow_limited'), ('B2', 'allow_limited'), ('B3', 'needs_supervisor'), ('B4', 'required'), ('B4a', 'required'),
  ('B5b', 'needs_supervisor'), ('B5', 'needs_supervisor'), ('B6', 'refuse'), ('B7', 'required'), ('B8', 'needs_supervisor'),
  ('B9', 'needs_supervisor'), ('C1', 'refuse'), ('C2', 'refuse'), ('C3', 'needs_supervisor'), ('C4', 'needs_legal'),
  ('C5', 'needs_legal'), ('C6', 'needs_supervisor'), ('C7', 'needs_supervisor'), ('D1', 'refuse'), ('D2', 'refuse'), ('D3', 'refuse'),
  ('D4', 'refuse'), ('D5', 'allow_limited'), ('D6', 'allow_limited'), ('D6b', 'allow_limited'), ('D7', 'allow_limited'),
  ('D8', 'allow_limited'), ('D9', 'needs_supervisor'), ('D10', 'refuse'), ('D11', 'needs_supervisor'), ('D12', 'refuse'),
  ('Z0', 'refuse')
) rule (id, outcome);
create trigger disclosure_rule_only_added before update or delete on disclosure_rule
  for each row execute function only_added();

create table disclosure (
  id uuid primary key,
  case_id uuid not null references case_file (id) on delete restrict,
  recipient_id uuid not null,
  recipient_type recipient_type not null,
  purpose release_purpose not null,
  trigger disclosure_trigger not null,
  risk text not null,
  minor_harm text not null,
  vulnerable_adult text not null,
  place text check (place ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  -- When a court wants its answer.
  return_by timestamptz(3),
  -- Of what the chosen facts said when it was asked.
  fingerprint keyed_hash not null,
  owner_key bytea not null,
  asked_at timestamptz(3) not null,
  asked_by_id uuid not null references staff (id) on delete restrict,
  sent_at timestamptz(3),
  sent_by_id uuid references staff (id) on delete restrict,
  -- In which transaction: what went is added in it, and never later.
  sent_xact xid8,
  how text check (how in ('spoken', 'handed_over', 'on_paper', 'written')),
  -- All that went, sealed.
  packet_key bytea,
  packet bytea,
  -- By when a lead looks at it who did not send it.
  review_due_at timestamptz(3),
  reviewed_at timestamptz(3),
  reviewed_by_id uuid references staff (id) on delete restrict,
  unique (id, case_id),
  foreign key (recipient_id, recipient_type) references recipient (id, type) on delete restrict,
  constraint disclosure_sent check (
    (sent_at is null) = (sent_by_id is null) and (sent_at is null) = (sent_xact is null) and (sent_at is null) = (how is null) and (sent_at is null) = (packet_key is null)
    and (sent_at is null) = (packet is null) and (review_due_at is null or sent_at is not null)),
  constraint disclosure_reviewed check (
    (reviewed_at is null) = (reviewed_by_id is null) and (reviewed_at is null or review_due_at is not null)
    and reviewed_by_id is distinct from coalesce(sent_by_id, '00000000-0000-0000-0000-000000000000'))
);
create index disclosure_case_idx on disclosure (case_id);
create index disclosure_review_idx on disclosure (review_due_at) where review_due_at is not null and reviewed_at is null;

create function is_lead(_id uuid) returns boolean language sql stable
return exists (select from staff where id = _id and role = 'shift_lead' and disabled_at is null);

create function disclosure_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'disclosure_stays'
    when tg_op = 'UPDATE' and (to_jsonb(new) - '{sent_at,sent_by_id,sent_xact,how,packet_key,packet,review_due_at,reviewed_at,reviewed_by_id}'::text[])
      is distinct from (to_jsonb(old) - '{sent_at,sent_by_id,sent_xact,how,packet_key,packet,review_due_at,reviewed_at,reviewed_by_id}'::text[])
      then 'disclosure_same'
    when tg_op = 'UPDATE' and old.sent_at is not null
      and (new.sent_at, new.sent_by_id, new.sent_xact, new.how, new.packet_key, new.packet, new.review_due_at) is distinct from
        (old.sent_at, old.sent_by_id, old.sent_xact, old.how, old.packet_key, old.packet, old.review_due_at) then 'disclosure_sent_once'
    when tg_op = 'UPDATE' and old.reviewed_at is not null then 'disclosure_reviewed_once'
    when new.reviewed_at is not null and not is_lead(new.reviewed_by_id) then 'disclosure_reviewed_by_lead'
    when new.sent_at is not null and (tg_op = 'INSERT' or old.sent_at is null)
      and exists (select from recipient where id = new.recipient_id and ended_at is not null) then 'disclosure_recipient_ended'
  end;
begin
  if _broken is not null then
    raise exception 'a disclosure cannot be like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  if tg_op <> 'DELETE' and new.sent_at is not null and new.sent_xact is null then
    new.sent_xact := pg_current_xact_id();
  end if;
  return coalesce(new, old);
end $$;
create trigger disclosure_guard before insert or update or delete on disclosure
  for each row execute function disclosure_guard();

-- Whom it concerns that there is danger, and who is on the line.
create table disclosure_person (
  disclosure_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  concerns boolean not null,
  on_the_line boolean not null,
  primary key (disclosure_id, person_id),
  foreign key (disclosure_id, case_id) references disclosure (id, case_id) on delete restrict,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict
);
create trigger disclosure_person_only_added before update or delete on disclosure_person
  for each row execute function only_added();

-- Which facts of the case were chosen.
create table disclosure_choice (
  disclosure_id uuid not null,
  case_id uuid not null,
  part_id uuid not null,
  part_kind case_part_kind not null,
  field text not null,
  -- Its place in the field's list; -1: the field is one fact.
  ord smallint not null check (ord >= -1),
  primary key (disclosure_id, part_id, field, ord),
  foreign key (disclosure_id, case_id) references disclosure (id, case_id) on delete restrict,
  foreign key (case_id, part_id, part_kind) references case_part (case_id, id, kind) on delete restrict
);
create trigger disclosure_choice_only_added before update or delete on disclosure_choice
  for each row execute function only_added();

-- DB341: what was decided of one person and one kind of fact, and by what. Codes alone.
create table disclosure_decision (
  id uuid primary key,
  disclosure_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  data_class personal_class not null,
  edition integer not null,
  rule_id text not null,
  outcome text not null,
  obligations text[] not null,
  input jsonb not null,
  release_id uuid,
  at timestamptz(3) not null,
  xact xid8 not null default pg_current_xact_id(),
  unique (id, disclosure_id),
  foreign key (disclosure_id, case_id) references disclosure (id, case_id) on delete restrict,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  foreign key (edition, rule_id, outcome) references disclosure_rule (edition, id, outcome) on delete restrict,
  -- Their own release, and nobody else's.
  foreign key (release_id, person_id) references release (id, person_id) on delete restrict
);
create trigger disclosure_decision_only_added before update or delete on disclosure_decision
  for each row execute function only_added();

-- DB344: what waits for somebody's word. Undecided it stays refused.
create table disclosure_held (
  id uuid primary key,
  disclosure_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  data_class personal_class not null,
  edition integer not null,
  rule_id text not null,
  outcome text not null,
  approver disclosure_approver not null,
  due_at timestamptz(3) not null,
  is_approved boolean,
  decided_at timestamptz(3),
  decided_by_id uuid references staff (id) on delete restrict,
  -- Why, sealed under the disclosure's key.
  body_key bytea,
  body bytea,
  unique (disclosure_id, person_id, data_class, rule_id),
  foreign key (disclosure_id, case_id) references disclosure (id, case_id) on delete restrict,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  foreign key (edition, rule_id, outcome) references disclosure_rule (edition, id, outcome) on delete restrict,
  constraint disclosure_held_decided check (
    (is_approved is null) = (decided_at is null) and (is_approved is null) = (decided_by_id is null)
    and (is_approved is null) = (body is null) and (body is null) = (body_key is null))
);
create index disclosure_held_open_idx on disclosure_held (approver, due_at) where is_approved is null;
create function disclosure_held_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'disclosure_held_stays'
    when tg_op = 'INSERT' then case
      when new.is_approved is not null then 'disclosure_held_begins'
      when not exists (
        select from disclosure_rule
        where (edition, id, outcome, approver) = (new.edition, new.rule_id, new.outcome, new.approver))
        then 'disclosure_held_waits' end
    when old.is_approved is not null or new.is_approved is null
      or (to_jsonb(new) - '{kind,is_approved,decided_at,decided_by_id,body_key,body}'::text[])
        is distinct from (to_jsonb(old) - '{kind,is_approved,decided_at,decided_by_id,body_key,body}'::text[])
      then 'disclosure_held_once'
    when exists (select from disclosure where id = new.disclosure_id and asked_by_id = new.decided_by_id)
      then 'disclosure_held_own'
    when not exists (
      select from staff where id = new.decided_by_id and disabled_at is null
        and role = case new.approver when 'counsel' then 'counsel' else 'shift_lead' end::role) then 'disclosure_held_role'
    when new.is_approved and not exists (
      select from disclosure_rule
      where (edition, id, outcome) = (new.edition, new.rule_id, new.outcome) and is_opened) then 'disclosure_held_unopened' end;
begin
  if _broken is not null then
    raise exception 'what is held cannot be decided like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger disclosure_held_guard before insert or update or delete on disclosure_held
  for each row execute function disclosure_held_guard();

-- DB342: what went: each fact with every decision that it stands on, none of them missing.
create table disclosure_part (
  disclosure_id uuid not null,
  part_id uuid not null,
  field text not null,
  ord smallint not null,
  decision_id uuid not null,
  primary key (disclosure_id, part_id, field, ord, decision_id),
  foreign key (disclosure_id, part_id, field, ord) references disclosure_choice (disclosure_id, part_id, field, ord) on delete restrict,
  foreign key (decision_id, disclosure_id) references disclosure_decision (id, disclosure_id) on delete restrict
);
create function disclosure_part_guard() returns trigger language plpgsql as $$
declare
  _decision disclosure_decision;
  _sent disclosure;
  _rule disclosure_rule;
  _broken text;
begin
  if tg_op <> 'INSERT' then
    raise exception 'what went stays' using errcode = 'check_violation', constraint = 'only_added';
  end if;
  select * into _decision from disclosure_decision where id = new.decision_id and disclosure_id = new.disclosure_id;
  -- After it nothing is withdrawn any more before this has committed.
  perform lock_people(array[_decision.person_id]);
  select * into _sent from disclosure where id = new.disclosure_id;
  select * into _rule from disclosure_rule
    where (edition, id, outcome) = (_decision.edition, _decision.rule_id, _decision.outcome);
  _broken := case
    when _sent.sent_xact is distinct from pg_current_xact_id() or _decision.xact <> pg_current_xact_id()
      or _decision.at is distinct from _sent.sent_at then 'disclosure_part_decided_then'
    when _rule.approver is null and _rule.outcome not in ('allow', 'allow_limited', 'required') then 'disclosure_part_permitted'
    when _rule.approver is not null and not exists (
      select from disclosure_held held
      where (held.disclosure_id, held.person_id, held.data_class, held.edition, held.rule_id, held.outcome) =
          (_decision.disclosure_id, _decision.person_id, _decision.data_class, _decision.edition, _decision.rule_id, _decision.outcome)
        and held.approver = _rule.approver and held.is_approved and _rule.is_opened) then 'disclosure_part_approved'
    when _rule.is_theirs and not exists (
      select from release
      where id = _decision.release_id and person_id = _decision.person_id
        and (recipient_id, recipient_type, purpose) = (_sent.recipient_id, _sent.recipient_type, _sent.purpose)
        and _decision.data_class = any (data_classes) and not _decision.data_class = any (withheld_in)
        and signed_at <= _sent.sent_at and expires_at >= _sent.sent_at and revoked_at is null) then 'disclosure_part_agreed'
    when _rule.id = 'A9' and not exists (
      select from recipient where id = _sent.recipient_id and person_id = _decision.person_id) then 'disclosure_part_own' end;
  if _broken is not null then
    raise exception 'nothing leaves like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger disclosure_part_guard before insert or update or delete on disclosure_part
  for each row execute function disclosure_part_guard();

-- DB340: at the end of the transaction in which something is said to have been sent, what it was is there.
create function disclosure_sent_whole() returns trigger language plpgsql as $$
begin
  if not exists (select from disclosure_part where disclosure_id = new.id) then
    raise exception 'a disclosure of nothing is none' using errcode = 'check_violation', constraint = 'disclosure_sent_whole';
  end if;
  return null;
end $$;
create constraint trigger disclosure_sent_whole after insert or update of sent_at on disclosure
  deferrable initially deferred for each row when (new.sent_at is not null) execute function disclosure_sent_whole();

-- DB345: what has to be reported, by when; whoever signs along is a lead other than whoever asked, and no signature stretches the clock.
create table mandated_report (
  disclosure_id uuid primary key references disclosure (id) on delete restrict,
  place text,
  started_at timestamptz(3) not null,
  due_at timestamptz(3) not null check (due_at > started_at and due_at <= started_at + interval '24 hours'),
  cosigned_at timestamptz(3),
  cosigned_by_id uuid references staff (id) on delete restrict,
  constraint mandated_report_cosigned check ((cosigned_at is null) = (cosigned_by_id is null))
);
create index mandated_report_due_idx on mandated_report (due_at);
create function mandated_report_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'mandated_report_stays'
    when tg_op = 'UPDATE' and (old.cosigned_at is not null
      or (new.disclosure_id, new.place, new.started_at, new.due_at)
        is distinct from (old.disclosure_id, old.place, old.started_at, old.due_at)) then 'mandated_report_same'
    when new.cosigned_by_id is not null and (not is_lead(new.cosigned_by_id) or exists (
      select from disclosure where id = new.disclosure_id and asked_by_id = new.cosigned_by_id)) then 'mandated_report_cosigner'
  end;
begin
  if _broken is not null then
    raise exception 'a report cannot be like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger mandated_report_guard before insert or update or delete on mandated_report
  for each row execute function mandated_report_guard();
