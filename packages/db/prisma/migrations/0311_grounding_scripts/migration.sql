-- DB585 to DB590: grounding scripts of this house. A version is words that never change, what was said of it by those who looked at it,
-- and where it stands: draft, in review, approved, retired, in this order. None of it is of a person: it is clear.

create type grounding_status as enum ('draft', 'in_review', 'approved', 'retired');
create type grounding_reviewer as enum ('clinician', 'survivor_advisor', 'language', 'accessibility');
create type grounding_verdict as enum ('agrees', 'asks_for_changes');
create type grounding_origin as enum ('written', 'translated');
create type grounding_retired_because as enum ('superseded', 'withdrawn', 'did_harm');

create table grounding_script (
  id uuid primary key,
  script text not null check (script ~ '^[a-z][a-z0-9_]{0,59}$'),
  version text not null check (version ~ '^(0|[1-9][0-9]{0,3})[.](0|[1-9][0-9]{0,3})[.](0|[1-9][0-9]{0,3})$'),
  -- By which versions are in order.
  place integer[] not null generated always as (string_to_array(version, '.')::integer[]) stored,
  -- GroundingScript of packages/grounding-scripts, which whoever stores it has read and linted.
  words jsonb not null,
  -- null: it came with a release, and was stored when somebody first did something with it.
  imported_by_id uuid references staff (id) on delete restrict,
  kept_at timestamptz(3) not null,
  status grounding_status not null default 'draft',
  begun_at timestamptz(3),
  begun_by_id uuid references staff (id) on delete restrict,
  approved_at timestamptz(3),
  approved_by_id uuid references staff (id) on delete restrict,
  approved_on date generated always as ((approved_at at time zone 'UTC')::date) stored,
  -- GS32: the last day on which it may be used without being looked at again.
  due_on date generated always as (((approved_at at time zone 'UTC')::date + interval '12 months')::date) stored,
  retired_at timestamptz(3),
  retired_by_id uuid references staff (id) on delete restrict,
  retired_because grounding_retired_because,
  unique (script, version),
  constraint grounding_script_words check (coalesce(
    words ->> 'id' = script and words ->> 'version' = version and jsonb_typeof(words -> 'wordings') = 'object', false)),
  constraint grounding_script_stands check (
    num_nonnulls(begun_at, begun_by_id) in (0, 2) and num_nonnulls(approved_at, approved_by_id) in (0, 2)
    and num_nonnulls(retired_at, retired_by_id, retired_because) in (0, 3)
    and (approved_at is null or begun_at is not null)
    and case status
      when 'draft' then num_nonnulls(begun_at, approved_at, retired_at) = 0
      when 'in_review' then begun_at is not null and num_nonnulls(approved_at, retired_at) = 0
      when 'approved' then approved_at is not null and retired_at is null
      when 'retired' then retired_at is not null end)
);
-- GS34: of one script one version is in use.
create unique index grounding_script_in_use on grounding_script (script) where status = 'approved';

create table grounding_review (
  script_id uuid not null references grounding_script (id) on delete restrict,
  nth integer not null check (nth >= 1),
  role grounding_reviewer not null,
  reviewer_id uuid not null references staff (id) on delete restrict,
  verdict grounding_verdict not null,
  -- What should be otherwise; of the script, never of a person.
  words text check (words <> '' and char_length(words) <= 2000),
  at timestamptz(3) not null,
  primary key (script_id, nth),
  constraint grounding_review_says_what check (verdict = 'agrees' or words is not null)
);
create trigger grounding_review_only_added before update or delete on grounding_review for each row execute function only_added();

create table grounding_language_check (
  script_id uuid not null references grounding_script (id) on delete restrict,
  nth integer not null check (nth >= 1),
  language language not null,
  origin grounding_origin not null,
  translator_id uuid references staff (id) on delete restrict,
  back_translator_id uuid references staff (id) on delete restrict,
  checked_by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  primary key (script_id, nth),
  -- GS31: checked by somebody who did not translate it; what was translated was said back by a third.
  constraint grounding_language_people check (case origin
    when 'written' then num_nonnulls(translator_id, back_translator_id) = 0
    when 'translated' then coalesce(translator_id <> checked_by_id and translator_id <> back_translator_id, false) end)
);
create trigger grounding_language_only_added before update or delete on grounding_language_check
  for each row execute function only_added();

-- Nothing of one version is said while it is approved or retired, and nothing by whoever imported it.
create function grounding_looked_at() returns trigger language plpgsql as $$
declare
  _of grounding_script;
  _by constant uuid := case tg_table_name
    when 'grounding_review' then (to_jsonb(new) ->> 'reviewer_id')::uuid else (to_jsonb(new) ->> 'checked_by_id')::uuid end;
  _broken text;
begin
  -- Until whoever says it commits, nobody approves.
  select * into _of from grounding_script where id = new.script_id for no key update;
  _broken := case
    when _of.status is distinct from 'in_review' then 'grounding_in_review'
    when _of.imported_by_id = _by then 'grounding_by_another'
    when tg_table_name = 'grounding_language_check' and not (_of.words -> 'wordings') ? (to_jsonb(new) ->> 'language')
      then 'grounding_speaks' end;
  if _broken is not null then
    raise exception 'nobody looks at a script like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger grounding_review_guard before insert on grounding_review for each row execute function grounding_looked_at();
create trigger grounding_language_guard before insert on grounding_language_check for each row execute function grounding_looked_at();

-- GS31: a clinician and a survivor advisor agree, who are two people; nobody's last word asks for changes; a language was checked.
create function grounding_may_be_approved(_id uuid) returns boolean language sql stable as $$
  with said as (
    select distinct on (role, reviewer_id) role, reviewer_id, verdict from grounding_review
    where script_id = _id order by role, reviewer_id, nth desc)
  select not exists (select from said where verdict = 'asks_for_changes')
    and exists (select from said clinician join said advisor on advisor.reviewer_id <> clinician.reviewer_id
      where clinician.role = 'clinician' and advisor.role = 'survivor_advisor')
    and exists (select from grounding_language_check where script_id = _id)
$$;

create function grounding_script_guard() returns trigger language plpgsql as $$
declare
  _moves constant text[] := '{status,begun_at,begun_by_id,approved_at,approved_by_id,approved_on,due_on,retired_at,retired_by_id,retired_because,place}';
  _broken text;
begin
  if tg_op <> 'DELETE' then
    -- Of two who import or approve at once, the second sees what the first one did.
    perform pg_advisory_xact_lock(hashtextextended('grounding_script', 0));
  end if;
  _broken := case
    when tg_op = 'DELETE' then 'grounding_script_stays'
    when tg_op = 'INSERT' then case
      when new.status <> 'draft' then 'grounding_begins_as_draft'
      -- GS33: what comes with a release has its own numbers.
      when new.imported_by_id is not null and exists (select from grounding_script other
        where other.script = new.script and other.place >= string_to_array(new.version, '.')::integer[]) then 'grounding_newer' end
    when to_jsonb(new) - _moves is distinct from to_jsonb(old) - _moves then 'grounding_script_same'
    when (old.begun_at is not null and (new.begun_at, new.begun_by_id) is distinct from (old.begun_at, old.begun_by_id))
      or (old.approved_at is not null and (new.approved_at, new.approved_by_id) is distinct from (old.approved_at, old.approved_by_id))
      then 'grounding_script_same'
    when (old.status, new.status) not in
      (('draft', 'in_review'), ('in_review', 'approved'), ('draft', 'retired'), ('in_review', 'retired'), ('approved', 'retired'))
      then 'grounding_in_order'
    when new.status = 'retired' and (new.begun_at, new.approved_at) is distinct from (old.begun_at, old.approved_at)
      then 'grounding_in_order'
    when new.status = 'approved' and not grounding_may_be_approved(new.id) then 'grounding_agreed'
    -- GS34: none is approved below the one in use.
    when new.status = 'approved' and exists (select from grounding_script other
      where other.script = new.script and other.status = 'approved' and other.place > old.place) then 'grounding_newer' end;
  if _broken is not null then
    raise exception 'no script is kept like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger grounding_script_guard before insert or update or delete on grounding_script
  for each row execute function grounding_script_guard();

-- DB590: who imported, looked at, approved and retired which version. No word of it.
alter type audit_thing add value 'grounding_script';
create function audit_grounding_script() returns trigger language plpgsql as $$
declare
  _facts constant jsonb := jsonb_build_object('script', new.script, 'version', new.version);
begin
  if tg_op = 'INSERT' then
    perform audit_write(new.imported_by_id, 'added', 'grounding_script', new.id, null, null, _facts);
  elsif new.status = 'retired' then
    perform audit_write(new.retired_by_id, 'ended', 'grounding_script', new.id, null, null,
      _facts || jsonb_build_object('because', new.retired_because));
  else
    perform audit_write(case new.status when 'approved' then new.approved_by_id else new.begun_by_id end, 'changed', 'grounding_script',
      new.id, null, null, _facts || jsonb_build_object('to', new.status));
  end if;
  return null;
end $$;
create trigger audit_grounding_script after insert or update on grounding_script for each row execute function audit_grounding_script();
create function audit_grounding_review() returns trigger language plpgsql as $$
begin
  perform audit_write(new.reviewer_id, 'decided', 'grounding_script', new.script_id, null, null,
    jsonb_build_object('as', new.role, 'verdict', new.verdict));
  return null;
end $$;
create trigger audit_grounding_review after insert on grounding_review for each row execute function audit_grounding_review();
create function audit_grounding_language() returns trigger language plpgsql as $$
begin
  perform audit_write(new.checked_by_id, 'decided', 'grounding_script', new.script_id, null, null,
    jsonb_build_object('as', 'language', 'language', new.language, 'origin', new.origin));
  return null;
end $$;
create trigger audit_grounding_language after insert on grounding_language_check for each row execute function audit_grounding_language();
