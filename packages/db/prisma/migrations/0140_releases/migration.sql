-- To whom something may go, and what people have said to that (DB330 to DB335). Clear are ids, codes and times; names and words are
-- sealed.

create type recipient_type as enum (
  'emergency_services', 'law_enforcement', 'child_protection', 'adult_protection', 'service_provider', 'attorney_of_person', 'court',
  'sister_hotline', 'named_individual', 'public_or_media', 'funder', 'research', 'processor_vendor', 'interpreter', 'own_staff',
  'intended_victim', 'person_themself');
create type release_purpose as enum (
  'referral', 'emergency', 'law_enforcement', 'coordination', 'cross_border_handoff', 'legal_help', 'other');
create type release_form as enum ('written_esign', 'written_text_reply', 'written_paper', 'spoken_recorded');
create type revoked_how as enum ('spoken', 'text', 'written');

-- What concerns somebody, by its kind. Numbers that point at nobody are none of these.
create function personal_classes() returns text[] language sql immutable parallel safe
return '{existence_of_contact,identity,contact_means,current_location,shelter_location,narrative,alleged_exploiter,minor_details,health,immigration_status,transcript_or_recording}'::text[];
create domain personal_class as text check (value = any (personal_classes()));

-- DB330: somebody of ours has vetted each. Processors are those of the deployment's own configuration, and our own people are no
-- recipients: neither is one by a row.
create table recipient (
  id uuid primary key,
  type recipient_type not null,
  -- Whom of which case it is; only where it is somebody themself.
  case_id uuid,
  person_id uuid,
  kind case_part_kind not null generated always as ('person'::case_part_kind) stored,
  owner_key bytea not null,
  -- Who it is, how they are reached, and how they were vetted.
  body bytea not null,
  vetted_at timestamptz(3) not null,
  vetted_by_id uuid not null references staff (id) on delete restrict,
  ended_at timestamptz(3),
  ended_by_id uuid references staff (id) on delete restrict,
  unique (id, type),
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  constraint recipient_vetted check (type not in ('own_staff', 'processor_vendor')),
  constraint recipient_person check (
    (type = 'person_themself') = (person_id is not null) and (case_id is null) = (person_id is null)),
  constraint recipient_ended check ((ended_at is null) = (ended_by_id is null))
);
create unique index recipient_person_key on recipient (person_id) where person_id is not null and ended_at is null;
create function recipient_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (new.id, new.type, new.case_id, new.person_id, new.owner_key, new.body, new.vetted_at, new.vetted_by_id)
      is distinct from
      (old.id, old.type, old.case_id, old.person_id, old.owner_key, old.body, old.vetted_at, old.vetted_by_id) then
    raise exception 'a recipient stays who they are, and only ends'
      using errcode = 'check_violation', constraint = 'recipient_only_ends';
  end if;
  return new;
end $$;
create trigger recipient_guard before update or delete on recipient for each row execute function recipient_guard();

-- DB334: whatever somebody says of sharing, and whatever is sent of them, takes this lock of theirs; of several in the order of their
-- locks, whoever asks. After it, it is known what they have said.
create function lock_people(_people uuid[]) returns void language plpgsql as $$
declare
  _lock integer;
begin
  for _lock in select distinct hashtext(id::text) from unnest(_people) id order by 1 loop
    perform pg_advisory_xact_lock(7204001, _lock);
  end loop;
end $$;

-- DB331: one person, one recipient, one purpose, some kinds of fact, and an end.
create table release (
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
  given_by text not null check (given_by in ('self', 'lawful_guardian', 'somebody_else')),
  guardian_conflict text not null
    check (guardian_conflict in ('none_found', 'not_checked', 'abuser', 'implicated', 'abuser_of_other_parent')),
  form release_form not null,
  readback_points text[] not null,
  device text not null check (device in ('private', 'shared', 'unknown')),
  condition_of_service boolean not null,
  risks_explained boolean not null,
  alternatives_discussed boolean not null,
  alone text not null check (alone in ('yes', 'no', 'unknown')),
  coached boolean not null,
  duress_word_heard boolean not null,
  signed_at timestamptz(3) not null,
  filled_at timestamptz(3) not null,
  effective_at timestamptz(3),
  expires_at timestamptz(3) not null,
  -- In which contact it was said, or replied.
  contact_id uuid references contact (id) on delete restrict,
  message_id uuid references message (id) on delete restrict,
  -- Who brought it; it is theirs all the same whose it is.
  brought_by_id uuid,
  recorded_at timestamptz(3) not null,
  recorded_by_id uuid not null references staff (id) on delete restrict,
  -- Sealed under the person's key: what they held back, where the paper lies.
  body_key bytea not null,
  body bytea not null,
  -- Who else heard it, and said so themself.
  witness_id uuid references staff (id) on delete restrict,
  revoked_at timestamptz(3),
  revoked_how revoked_how,
  revoked_by_id uuid references staff (id) on delete restrict,
  unique (id, person_id),
  foreign key (case_id, person_id, kind) references case_part (case_id, id, kind) on delete restrict,
  foreign key (case_id, brought_by_id, kind) references case_part (case_id, id, kind) on delete restrict,
  foreign key (recipient_id, recipient_type) references recipient (id, type) on delete restrict,
  constraint release_classes check (cardinality(data_classes) > 0 and data_classes <@ personal_classes()),
  constraint release_withheld check (withheld_in <@ data_classes),
  constraint release_ends check (expires_at > signed_at and expires_at <= signed_at + interval '2160 hours'),
  constraint release_not_ahead check (signed_at <= recorded_at and filled_at <= recorded_at),
  constraint release_read_back check (
    readback_points <@ '{recipient,purpose,data_classes,expiry,revocable}'::text[]
    and (form = 'spoken_recorded' or cardinality(readback_points) = 0)),
  constraint release_witness check (witness_id is null or form = 'spoken_recorded' and witness_id <> recorded_by_id),
  constraint release_reply check ((form = 'written_text_reply') = (message_id is not null)),
  -- There is no page to sign on yet, so nobody can have signed on one.
  constraint release_page check (form <> 'written_esign'),
  constraint release_in_contact check (contact_id is not null or form = 'written_paper'),
  constraint release_withdrawn check ((revoked_at is null) = (revoked_how is null) and (revoked_at is null) = (revoked_by_id is null))
);
create index release_person_idx on release (person_id);
create index release_case_idx on release (case_id);
create index release_recipient_idx on release (recipient_id);

create function release_guard() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  perform lock_people(array[coalesce(new.person_id, old.person_id)]);
  _broken := case
    when tg_op = 'DELETE' then 'release_stays'
    when tg_op = 'INSERT' then case
      when new.revoked_at is not null or new.witness_id is not null then 'release_begins'
      when exists (select from recipient where id = new.recipient_id and ended_at is not null) then 'release_recipient_ended'
      -- DB332: a reply is words that came in, in a contact of that case in which the person themself spoke, and signed as it came.
      when new.form = 'written_text_reply' and not exists (
        select from message
        join case_filed filed on filed.contact_id = message.contact_id and filed.case_id = new.case_id
        where message.id = new.message_id and message.contact_id = new.contact_id and message.direction = 'inbound'
          and message.at = new.signed_at
          and (new.given_by = 'lawful_guardian' or exists (
            select from case_filing_person spoke
            where (spoke.contact_id, spoke.at_version) = (filed.contact_id, filed.at_version)
              and spoke.spoke and spoke.person_id = new.person_id))) then 'release_reply_of_theirs'
      when new.form = 'spoken_recorded' and not exists (
        select from case_filed where contact_id = new.contact_id and case_id = new.case_id) then 'release_said_there' end
    -- What is generated is not yet in the new row.
    when (to_jsonb(new) - '{kind,witness_id,revoked_at,revoked_how,revoked_by_id}'::text[])
      is distinct from (to_jsonb(old) - '{kind,witness_id,revoked_at,revoked_how,revoked_by_id}'::text[]) then 'release_same'
    when old.witness_id is not null and new.witness_id is distinct from old.witness_id then 'release_witnessed_once'
    when old.revoked_at is not null then 'release_withdrawn_once'
  end;
  if _broken is not null then
    raise exception 'a release cannot be like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return coalesce(new, old);
end $$;
create trigger release_guard before insert or update or delete on release for each row execute function release_guard();

-- DB335: that somebody was told what stays private, and what the exceptions are.
create table privacy_notice (
  id bigint primary key generated always as identity,
  contact_id uuid not null references contact (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  spoken_in text not null check (spoken_in ~ '^[a-z]{2,3}$'),
  how text not null check (how in ('spoken', 'written', 'shown'))
);
create index privacy_notice_contact_idx on privacy_notice (contact_id);
create trigger privacy_notice_only_added before update or delete on privacy_notice
  for each row execute function only_added();
