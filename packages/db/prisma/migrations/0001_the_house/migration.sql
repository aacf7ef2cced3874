-- Tables and the rules that hold whatever statement runs. Numbers such as DB3 are rules of packages/db/SPEC.md.

create type role as enum ('advocate', 'shift_lead', 'privacy_officer', 'counsel', 'administrator');
create type medium as enum ('voice', 'text', 'email', 'form');
create type contact_status as enum ('waiting', 'claimed', 'closed');
create type danger_reason as enum ('said_so', 'marked_by_staff');
create type language as enum ('en', 'es', 'fr');
create type direction as enum ('inbound', 'outbound');
create type send_state as enum ('queued', 'sent', 'delivered', 'failed', 'unknown');

-- Sign-in, as better-auth wants it.

create table staff (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique check (username = lower(username)),
  display_username text,
  role role not null,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp
);

create table session (
  id uuid primary key,
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references staff (id) on update cascade on delete cascade,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp
);
create index session_user_id_idx on session (user_id);

create table account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references staff (id) on update cascade on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  unique (provider_id, account_id)
);
create index account_user_id_idx on account (user_id);

create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp
);
create index verification_identifier_idx on verification (identifier);

create table rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Contacts.

create table disposition (
  id text primary key
);
insert into disposition (id) values
  ('safety_plan_made'), ('referral_given'), ('warm_transfer_done'), ('warm_transfer_failed'), ('le_report_by_consent'),
  ('le_report_by_exception'), ('child_protection_report'), ('emergency_dispatched'), ('shelter_placed'),
  ('transport_arranged'), ('information'), ('tip_recorded'), ('tip_sent'), ('tip_not_sent'), ('callback_agreed'),
  ('no_contact_wish'), ('dropped_danger'), ('dropped_unknown'), ('silent'), ('wrong_number'), ('prank'),
  ('sexual_misuse'), ('abusive'), ('repeat_plan_followed'), ('other_hotline_transfer'), ('out_of_scope');

create domain channel_id as text check (value ~ '^[a-z][a-z0-9-]{0,39}$');
-- A keyed hash; the clear text is nowhere in the database.
create domain keyed_hash as bytea check (octet_length(value) = 32);

create table contact (
  id uuid primary key,
  number integer not null generated always as identity unique,
  channel channel_id not null,
  medium medium not null,
  thread_key keyed_hash not null,
  status contact_status not null default 'waiting',
  danger danger_reason,
  waiting_since timestamptz(3) not null,
  due_at timestamptz(3) not null,
  unanswered integer not null,
  holder_id uuid references staff (id) on delete restrict,
  held_since timestamptz(3),
  offered_to_id uuid references staff (id) on delete restrict,
  unreadable boolean not null default false,
  low_trust boolean not null default false,
  language language,
  reopened integer not null default 0,
  version integer not null default 1,
  opened_at timestamptz(3) not null,
  last_inbound_at timestamptz(3) not null,
  closed_at timestamptz(3),
  closed_by_id uuid references staff (id) on delete restrict,
  disposition text references disposition (id) on delete restrict,
  previous_contact_id uuid references contact (id) on delete restrict,
  -- The contact's own key, wrapped by the master key; everything of the contact is sealed under it.
  owner_key bytea not null,
  -- Sealed: the clear thread key and the address, needed to answer.
  detail bytea not null,
  -- Sealed: what they said about being reached.
  reach bytea,

  unique (channel, thread_key, number)
);
-- What a contact may be. One function, since the server reads every check anew for every statement: seven of them cost
-- more than everything else that storing an arrival does.
create function contact_is_possible(_contact contact) returns boolean language plpgsql immutable as $$
declare
  _broken constant text := case
    when (_contact.status = 'claimed') <> (_contact.holder_id is not null)
      or (_contact.status = 'claimed') <> (_contact.held_since is not null) then 'contact_held'
    when (_contact.status = 'closed') <> (_contact.closed_at is not null)
      or (_contact.status = 'closed') <> (_contact.closed_by_id is not null)
      or (_contact.status = 'closed') <> (_contact.disposition is not null) then 'contact_closed'
    when _contact.offered_to_id is not null
      and (_contact.status <> 'claimed' or _contact.offered_to_id = _contact.holder_id) then 'contact_offered'
    when _contact.unanswered < 0 or _contact.reopened < 0 or _contact.version < 1 then 'contact_counts'
    when _contact.status = 'closed' and _contact.unanswered <> 0 then 'contact_nothing_owed_when_closed'
    when _contact.previous_contact_id = _contact.id then 'contact_previous_is_another'
    when _contact.due_at < _contact.waiting_since then 'contact_due_after_waiting'
  end;
begin
  if _broken is not null then
    raise exception 'no contact can be like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return true;
end $$;
alter table contact add constraint contact_possible check (contact_is_possible(contact));

-- DB2: one open contact per thread.
-- Also the queue's index: it holds what is open, however many are closed.
create unique index contact_one_open on contact (channel, thread_key) where status <> 'closed';
create index contact_closed_idx on contact (closed_at, id) where status = 'closed';
create index contact_holder_idx on contact (holder_id) where holder_id is not null;

create table closing (
  contact_id uuid not null references contact (id) on delete restrict,
  version integer not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  disposition text not null references disposition (id) on delete restrict,
  primary key (contact_id, version)
);

create table message (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  direction direction not null,
  at timestamptz(3) not null,
  -- The contact's version at this message's last change.
  version integer not null,
  sent_at timestamptz(3),
  author_id uuid references staff (id) on delete restrict,
  send_state send_state,
  failure text,
  seen_at timestamptz(3),
  unreadable boolean not null default false,
  -- The record's own key, wrapped by the contact's: erasing it erases the words in every backup's future too.
  body_key bytea,
  body bytea,
  raw bytea,
  withdrawn_at timestamptz(3)
);
-- What a message may be; one function for the same reason.
create function message_is_possible(_message message) returns boolean language plpgsql immutable as $$
declare
  _broken constant text := case
    when _message.version < 1 then 'message_version'
    when (_message.direction = 'outbound') <> (_message.author_id is not null)
      or (_message.direction = 'outbound') <> (_message.send_state is not null) then 'message_outbound'
    when _message.direction = 'outbound' and (_message.sent_at is not null or _message.unreadable
      or _message.raw is not null or _message.withdrawn_at is not null) then 'message_inbound_only'
    when _message.seen_at is not null and (_message.direction = 'inbound'
      or _message.send_state not in ('sent', 'delivered', 'unknown')) then 'message_seen'
    when (_message.withdrawn_at is not null) <> (_message.body is null)
      or (_message.body is null) <> (_message.body_key is null)
      or (_message.body is null and _message.raw is not null) then 'message_withdrawn'
    when _message.failure is not null
      and (_message.direction = 'inbound' or _message.send_state not in ('failed', 'unknown')
        or _message.failure !~ '^[a-z][a-z0-9_]{0,59}$') then 'message_failure'
    when _message.raw is not null and not _message.unreadable then 'message_raw'
  end;
begin
  if _broken is not null then
    raise exception 'no message can be like that: %', _broken using errcode = 'check_violation', constraint = _broken;
  end if;
  return true;
end $$;
alter table message add constraint message_possible check (message_is_possible(message));
create index message_contact_id_version_idx on message (contact_id, version);

create table note (
  id uuid primary key,
  contact_id uuid not null references contact (id) on delete restrict,
  author_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  version integer not null check (version >= 1),
  body_key bytea not null,
  body bytea not null
);
create index note_contact_id_version_idx on note (contact_id, version);

-- DB1: an event of a channel is stored once, whoever delivers it how often.
create table delivery (
  channel channel_id not null,
  dedupe_key keyed_hash not null,
  message_id uuid not null references message (id) on delete restrict,
  primary key (channel, dedupe_key)
);

create table outbox (
  message_id uuid primary key references message (id) on delete restrict,
  due_at timestamptz(3) not null,
  good_until timestamptz(3),
  attempt integer not null default 0 check (attempt >= 0),
  lease_holder text,
  lease_until timestamptz(3),
  handing_over_at timestamptz(3),
  constraint outbox_lease check ((lease_holder is null) = (lease_until is null)),
  constraint outbox_handing_over check (handing_over_at is null or lease_holder is not null)
);
create index outbox_due_at_idx on outbox (due_at);

create table opt_out (
  channel channel_id not null,
  thread_key keyed_hash not null,
  at timestamptz(3) not null,
  primary key (channel, thread_key)
);

create table quarantine (
  id uuid primary key,
  channel channel_id not null,
  reason text not null check (reason ~ '^[a-z][a-z0-9_]{0,59}$'),
  bytes integer not null check (bytes >= 0),
  at timestamptz(3) not null,
  owner_key bytea not null,
  body_key bytea not null,
  body bytea not null
);
create index quarantine_at_idx on quarantine (at);

create table setting (
  name text not null,
  version integer not null check (version >= 1),
  value jsonb not null,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  primary key (name, version)
);

create table checkpoint (
  channel channel_id not null,
  name text not null,
  value text not null,
  at timestamptz(3) not null,
  primary key (channel, name)
);

create table keyring (
  single boolean primary key default true check (single),
  fingerprint bytea not null check (octet_length(fingerprint) = 32)
);

-- Instants leave the database as milliseconds since 1970.
-- Stable, as date_part is for this type; were it called immutable, it would not be inlined.
create function ms(at timestamptz) returns bigint language sql stable strict parallel safe
return round(date_part('epoch', at) * 1000)::bigint;

create function instant(ms bigint) returns timestamptz language sql immutable strict parallel safe
return to_timestamp(ms / 1000.0::double precision);

-- The lock that every statement which changes a contact takes first: eight bytes of its thread's hash.
create function thread_lock(thread_key bytea) returns bigint language sql immutable strict parallel safe
return ('x' || encode(substring(thread_key for 8), 'hex'))::bit(64)::bigint;

-- DB5: what changes a contact gives it the next version. DB6: a contact stays what and whose it is.
create function contact_guard() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'a change of a contact takes the next version' using errcode = 'check_violation', constraint = 'contact_next_version';
  end if;
  if (new.id, new.number, new.channel, new.medium, new.thread_key, new.opened_at, new.owner_key, new.previous_contact_id)
      is distinct from
     (old.id, old.number, old.channel, old.medium, old.thread_key, old.opened_at, old.owner_key, old.previous_contact_id) then
    raise exception 'a contact stays what it is' using errcode = 'check_violation', constraint = 'contact_same';
  end if;
  if old.danger is not null and new.danger is null then
    raise exception 'danger is only raised here' using errcode = 'check_violation', constraint = 'contact_danger';
  end if;
  return new;
end $$;
create trigger contact_guard before update on contact for each row execute function contact_guard();

-- DB7: a send state only moves forward. DB8: a message stays whose it is, and withdrawn words stay gone.
create function message_guard() returns trigger language plpgsql as $$
begin
  if old.send_state is distinct from new.send_state and not (
      (old.send_state = 'queued' and new.send_state in ('sent', 'delivered', 'failed', 'unknown'))
      or (old.send_state = 'unknown' and new.send_state in ('sent', 'delivered', 'failed'))
      or (old.send_state = 'sent' and new.send_state in ('delivered', 'failed'))) then
    raise exception 'a send state only moves forward' using errcode = 'check_violation', constraint = 'message_forward';
  end if;
  if (new.id, new.contact_id, new.direction, new.at, new.author_id) is distinct from
     (old.id, old.contact_id, old.direction, old.at, old.author_id)
     or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
     or (new.body is not null and new.body is distinct from old.body) then
    raise exception 'a message stays what it is' using errcode = 'check_violation', constraint = 'message_same';
  end if;
  return new;
end $$;
create trigger message_guard before update on message for each row execute function message_guard();

-- DB9: settings and closings are only ever added.
create function only_added() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only added', tg_table_name using errcode = 'check_violation', constraint = 'only_added';
end $$;
create trigger setting_only_added before update or delete on setting for each row execute function only_added();
create trigger closing_only_added before update or delete on closing for each row execute function only_added();
