-- What is known of reaching somebody safely (DB200 to DB229): rows that are only added, from which the policies tell how things
-- stand. Nothing here is asked of an arrival.

-- Somebody said the danger word that was agreed with them.
alter type danger_reason add value 'danger_word';

-- DB200: made when something is first kept for somebody. An address never is one.
create table person (
  id uuid primary key,
  -- The person's own key, wrapped by the master key.
  owner_key bytea not null,
  made_at timestamptz(3) not null
);
create trigger person_only_added before update or delete on person for each row execute function only_added();

-- Whose a thread is, and was.
create table person_thread (
  id bigint primary key generated always as identity,
  channel channel_id not null,
  thread_key keyed_hash not null,
  person_id uuid not null references person (id) on delete restrict,
  since timestamptz(3) not null,
  until timestamptz(3)
);
create unique index person_thread_one on person_thread (thread_key, channel) where until is null;
create index person_thread_person_idx on person_thread (person_id) where until is null;
create function person_thread_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.until is not null or new.until is null
    or (new.id, new.channel, new.thread_key, new.person_id, new.since)
      is distinct from (old.id, old.channel, old.thread_key, old.person_id, old.since) then
    raise exception 'a thread only ever stops being somebody''s'
      using errcode = 'check_violation', constraint = 'person_thread_only_ends';
  end if;
  return new;
end $$;
create trigger person_thread_guard before update or delete on person_thread
  for each row execute function person_thread_guard();

create type contact_may as enum ('never', 'contact');
create type code_word_kind as enum ('safe', 'danger');

create table contact_preference (
  id uuid primary key,
  -- In the order in which they were kept, whatever the clocks said.
  seq bigint not null generated always as identity unique,
  person_id uuid not null references person (id) on delete restrict,
  channel channel_id not null,
  thread_key keyed_hash not null,
  may contact_may not null,
  confirmed_at timestamptz(3) not null,
  confirmed_by_id uuid not null references staff (id) on delete restrict,
  -- Sealed under the person's key: all of it.
  body_key bytea not null,
  body bytea not null
);
create index contact_preference_latest_idx on contact_preference (person_id, thread_key, channel, seq desc);
create trigger contact_preference_only_added before update or delete on contact_preference
  for each row execute function only_added();

-- A keyed hash, and the word nowhere.
create table code_word (
  preference_id uuid not null references contact_preference (id) on delete restrict,
  kind code_word_kind not null,
  person_id uuid not null references person (id) on delete restrict,
  hash keyed_hash not null,
  agreed_at timestamptz(3) not null,
  primary key (preference_id, kind)
);
create index code_word_person_idx on code_word (person_id);
create trigger code_word_only_added before update or delete on code_word for each row execute function only_added();

create type danger_event_kind as enum ('danger_word', 'check_word', 'confirmed_over');

create table danger_event (
  seq bigint primary key generated always as identity,
  person_id uuid not null references person (id) on delete restrict,
  kind danger_event_kind not null,
  at timestamptz(3) not null,
  -- When the check word was agreed.
  agreed_at timestamptz(3),
  -- Which preferences were kept by then: none above this one.
  known bigint,
  by_id uuid references staff (id) on delete restrict,
  -- What said the word, so that it is said once.
  channel channel_id,
  dedupe_key keyed_hash,
  constraint danger_event_heard check (
    (kind = 'confirmed_over') = (by_id is not null)
    and (kind = 'confirmed_over') = (channel is null) and (channel is null) = (dedupe_key is null)),
  constraint danger_event_agreed check ((kind = 'check_word') = (agreed_at is not null)),
  constraint danger_event_known check ((kind = 'danger_word') = (known is not null))
);
create index danger_event_person_idx on danger_event (person_id, seq);
create unique index danger_event_once on danger_event (dedupe_key, channel) where dedupe_key is not null;
create trigger danger_event_only_added before update or delete on danger_event
  for each row execute function only_added();

create type reach_event_kind as enum (
  'agreed_until', 'number_reassigned', 'confirmed', 'exploiter_marked', 'exploiter_mark_taken_back', 'clock');

create table reach_event (
  contact_id uuid not null references contact (id) on delete restrict,
  -- The version that it gave its contact.
  at_version integer not null check (at_version >= 1),
  kind reach_event_kind not null,
  at timestamptz(3) not null,
  until timestamptz(3),
  by_id uuid references staff (id) on delete restrict,
  primary key (contact_id, at_version),
  constraint reach_event_until check ((kind = 'agreed_until') = (until is not null)),
  constraint reach_event_by check ((kind = 'clock') = (by_id is null))
);
create trigger reach_event_only_added before update or delete on reach_event
  for each row execute function only_added();

-- A lead's word that one message may be sent in spite of these locks, and what used it up.
create table reach_lift (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  at_version integer not null check (at_version >= 1),
  locks text[] not null check (locks <@ '{preference_expired,outside_window}' and cardinality(locks) > 0),
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  -- The reason, sealed under the contact's key.
  body_key bytea not null,
  body bytea not null,
  used_by_id uuid unique references message (id) on delete restrict,
  unique (contact_id, at_version)
);
create function reach_lift_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.used_by_id is not null or new.used_by_id is null
    or (new.id, new.contact_id, new.at_version, new.locks, new.at, new.by_id, new.body_key, new.body)
      is distinct from (old.id, old.contact_id, old.at_version, old.locks, old.at, old.by_id, old.body_key, old.body)
    or not exists (select from message where id = new.used_by_id and contact_id = new.contact_id and direction = 'outbound') then
    raise exception 'a lift is only ever used up, and by a message of its contact'
      using errcode = 'check_violation', constraint = 'reach_lift_only_used';
  end if;
  return new;
end $$;
create trigger reach_lift_guard before update or delete on reach_lift for each row execute function reach_lift_guard();

-- When to look whether silence has locked a conversation.
create table reach_deadline (
  contact_id uuid primary key references contact (id) on delete restrict,
  due_at timestamptz(3) not null,
  lease_until timestamptz(3)
);
create index reach_deadline_due_idx on reach_deadline (due_at);
