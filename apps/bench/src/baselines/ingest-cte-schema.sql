-- The least that a durable, exactly-once intake could write: one contact, one message, one dedupe key, one event.
create table contact (
  id uuid primary key,
  channel text not null,
  thread_key bytea not null,
  status int not null default 0,
  waiting_since timestamptz not null,
  due_at timestamptz not null,
  version int not null default 1,
  detail bytea not null
);
create unique index on contact (channel, thread_key) where status <> 2;
create table message (
  id uuid primary key,
  contact_id uuid not null references contact,
  at timestamptz not null,
  body bytea not null
);
create index on message (contact_id, at);
create table delivery (
  channel text not null,
  dedupe_key bytea not null,
  message_id uuid not null references message,
  primary key (channel, dedupe_key)
);
create table event (
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity,
  stream text not null,
  payload jsonb not null,
  primary key (xid, seq)
);
create index on event (stream, xid, seq);
