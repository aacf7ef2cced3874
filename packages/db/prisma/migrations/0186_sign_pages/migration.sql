-- DB400 to DB404: a page on which one person signs one release. It says all that the release will say, and nothing of it changes
-- once it was offered, so that what was read is what was signed. Address and code are kept as hashes alone.
create type sign_page_ending as enum ('signed', 'declined', 'withdrawn', 'run_out', 'too_many_tries');

create table sign_page (
  -- The release's own, once it is signed: signed twice, it is there once.
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  recipient_id uuid not null,
  recipient_type recipient_type not null,
  purpose release_purpose not null,
  data_classes text[] not null,
  withheld_in text[] not null,
  subject_age text not null check (subject_age in ('adult', 'minor', 'minor_suspected', 'unknown')),
  under_guardianship boolean not null,
  may_receive_service_alone boolean,
  alone text not null check (alone in ('yes', 'unknown')),
  expires_at timestamptz(3) not null,
  -- In which contact it was offered.
  contact_id uuid not null references contact (id) on delete restrict,
  -- Sealed under the person's key, as the release's words are.
  body_key bytea not null,
  body bytea not null,
  address_hash keyed_hash not null unique,
  code_hash keyed_hash not null,
  offered_at timestamptz(3) not null,
  offered_by_id uuid not null references staff (id) on delete restrict,
  valid_until timestamptz(3) not null,
  opened_at timestamptz(3),
  wrong_tries smallint not null,
  ended_at timestamptz(3),
  ending sign_page_ending,
  ended_by_id uuid references staff (id) on delete restrict,
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  foreign key (recipient_id, recipient_type) references recipient (id, type) on delete restrict,
  constraint sign_page_classes check (cardinality(data_classes) > 0 and data_classes <@ personal_classes()),
  constraint sign_page_withheld check (withheld_in <@ data_classes),
  constraint sign_page_time check (valid_until = offered_at + interval '30 minutes'),
  -- Whenever in its time it is signed, it is a release.
  constraint sign_page_ends check (expires_at > valid_until and expires_at <= offered_at + interval '2160 hours'),
  constraint sign_page_ended check (
    (ended_at is null) = (ending is null) and (ending is not distinct from 'withdrawn') = (ended_by_id is not null)),
  constraint sign_page_tries check (
    wrong_tries between 0 and 5 and (wrong_tries = 5) = (ending is not distinct from 'too_many_tries')),
  constraint sign_page_opened check (opened_at >= offered_at and opened_at < valid_until),
  constraint sign_page_answered check (
    ending is null or ending not in ('signed', 'declined')
    or opened_at is not null and ended_at >= opened_at and ended_at < valid_until),
  constraint sign_page_run_out check (ending is distinct from 'run_out' or ended_at >= valid_until)
);
create unique index sign_page_one_open on sign_page (person_id, recipient_id) where ended_at is null;
create index sign_page_case_idx on sign_page (case_id);

create function sign_page_guard() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  perform lock_people(array[coalesce(new.person_id, old.person_id)]);
  _broken := case
    when tg_op = 'DELETE' then 'sign_page_stays'
    when tg_op = 'INSERT' then case
      when new.opened_at is not null or new.ended_at is not null or new.wrong_tries > 0 then 'sign_page_begins'
      when exists (select from recipient where id = new.recipient_id and ended_at is not null) then 'release_recipient_ended'
      when not is_said_in(new.contact_id, new.case_id, new.person_id, 'self') then 'release_said_there'
      when exists (
        select from contact where contact.id = new.contact_id
          and (is_marked_exploiter(contact) or contact.danger is not distinct from 'danger_word')) then 'release_of_marked' end
    -- What is generated is not yet in the new row.
    when (to_jsonb(new) - '{kind,opened_at,wrong_tries,ended_at,ending,ended_by_id}'::text[])
      is distinct from (to_jsonb(old) - '{kind,opened_at,wrong_tries,ended_at,ending,ended_by_id}'::text[]) then 'sign_page_same'
    when old.ended_at is not null then 'sign_page_ended_once'
    when old.opened_at is not null and new.opened_at is distinct from old.opened_at then 'sign_page_opened_once'
    when new.wrong_tries < old.wrong_tries then 'sign_page_tries_count'
  end;
  if _broken is not null then
    raise exception 'a page to sign on cannot be like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger sign_page_guard before insert or update or delete on sign_page for each row execute function sign_page_guard();

-- DB402: what was signed is a release by the same commit, or nothing was signed.
create function sign_page_gives() returns trigger language plpgsql as $$
begin
  if not exists (select from release where id = new.id and form = 'written_esign') then
    raise exception 'what was signed is a release' using errcode = 'check_violation', constraint = 'sign_page_gives';
  end if;
  return null;
end $$;
create constraint trigger sign_page_gives after update on sign_page deferrable initially deferred
  for each row when (new.ending = 'signed') execute function sign_page_gives();

-- DB403: what somebody takes back, nobody signs afterwards on a page that was offered before.
create function sign_page_taken_back() returns trigger language plpgsql as $$
begin
  update sign_page set ending = 'withdrawn', ended_at = new.at, ended_by_id = new.by_id
  where person_id = new.person_id and coalesce(new.recipient_id, recipient_id) = recipient_id and ended_at is null
    and offered_at <= new.at;
  return null;
end $$;
create trigger sign_page_taken_back after insert on release_withdrawal for each row execute function sign_page_taken_back();

-- DB401: a release that was signed on a page is what stood there, of whom it was offered to, signed while it was.
create function is_signed_on_page(_release release) returns boolean language sql stable as $$
  select exists (
    select from sign_page page
    where page.id = _release.id and page.ending = 'signed' and page.ended_at = _release.signed_at
      and (page.case_id, page.person_id, page.recipient_id, page.recipient_type, page.purpose, page.data_classes, page.withheld_in,
        page.subject_age, page.under_guardianship, page.may_receive_service_alone, page.alone, page.expires_at, page.contact_id,
        page.body_key, page.body, page.offered_at, page.offered_by_id)
      is not distinct from (_release.case_id, _release.person_id, _release.recipient_id, _release.recipient_type, _release.purpose,
        _release.data_classes, _release.withheld_in, _release.subject_age, _release.under_guardianship,
        _release.may_receive_service_alone, _release.alone, _release.expires_at, _release.contact_id,
        _release.body_key, _release.body, _release.filled_at, _release.recorded_by_id))
$$;

alter table release
  drop constraint release_page,
  add constraint release_page check (
    form <> 'written_esign'
    or given_by = 'self' and device = 'private' and not condition_of_service and risks_explained and alternatives_discussed
      and not coached and not duress_word_heard and effective_at is null and brought_by_id is null and recorded_at = signed_at);

do $do$
declare
  _before constant text := pg_get_functiondef('release_guard'::regproc);
  _page constant text := replace(_before, $a$
      -- DB332: a reply$a$, $b$
      when new.form = 'written_esign' and not is_signed_on_page(new) then 'release_signed_on_page'
      -- DB332: a reply$b$);
  _marked constant text := replace(_page, $a$new.form in ('written_text_reply', 'spoken_recorded') and exists ($a$,
    $b$new.form in ('written_text_reply', 'spoken_recorded', 'written_esign') and exists ($b$);
  _after constant text := replace(_marked, $a$new.form = 'spoken_recorded' and not is_said_in($a$,
    $b$new.form in ('spoken_recorded', 'written_esign') and not is_said_in($b$);
begin
  if _page = _before or _marked = _page or _after = _marked then
    raise exception 'the guard of releases says nothing of where they were given';
  end if;
  execute _after;
end $do$;
