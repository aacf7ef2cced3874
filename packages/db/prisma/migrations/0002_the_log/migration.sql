-- What changed, in an order that can be read without gaps: by transaction, then sequence, below the oldest one open.

create table event (
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity,
  stream text not null,
  -- Text, not jsonb: it is written once and only ever handed on.
  payload json not null,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (xid, seq)
);
create index event_stream_idx on event (stream, xid, seq);
create index event_at_idx on event using brin (at);

-- How far events have been forgotten: an older cursor must load anew.
create table event_horizon (
  single boolean primary key default true check (single),
  xid xid8 not null
);
insert into event_horizon (xid) values ('0');

-- A contact as the queue shows it: facts, never words.
create view contact_row as
select
  contact.id,
  contact.version,
  contact.status,
  json_build_object(
    'id', contact.id,
    'number', contact.number,
    'channel', contact.channel,
    'medium', contact.medium,
    'status', contact.status,
    'danger', contact.danger,
    'waitingSince', ms(contact.waiting_since),
    'dueAt', ms(contact.due_at),
    'unanswered', contact.unanswered,
    'holder', case when holder.id is not null then json_build_object('id', holder.id, 'name', holder.name) end,
    'heldSince', ms(contact.held_since),
    'offeredTo', case when offered.id is not null then json_build_object('id', offered.id, 'name', offered.name) end,
    'unreadable', contact.unreadable,
    'lowTrust', contact.low_trust,
    'language', contact.language,
    'reopened', contact.reopened,
    'version', contact.version
  ) as row
from contact
left join staff holder on holder.id = contact.holder_id
left join staff offered on offered.id = contact.offered_to_id;

-- DB10: every change of a contact, by whatever statement, appends its events in the same transaction, after the change.
-- Its plan is kept for ever, and made while the table is small: by index, row by row, it costs the same at any size.
create function announce_contacts() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
begin
  insert into event (stream, payload)
  select said.stream, said.payload
  from changed
  join contact_row on contact_row.id = changed.id
  cross join lateral (values
    ('queue:main', json_build_object(
      'kind', 'contact', 'id', changed.id, 'version', changed.version,
      'row', case when changed.status <> 'closed' then contact_row.row end)),
    ('contact:' || changed.id, json_build_object('kind', 'revision', 'id', changed.id, 'version', changed.version))
  ) as said (stream, payload);
  return null;
end $$;
create trigger contact_opened after insert on contact referencing new table as changed
  for each statement execute function announce_contacts();
create trigger contact_changed after update on contact referencing new table as changed
  for each statement execute function announce_contacts();

-- Changes with every restart, restore and failover, so that a cursor of another life is recognised.
create function log_epoch() returns text language sql stable
return (
  select left(md5(concat_ws(':', system.system_identifier, checkpoint.timeline_id, database.oid,
    date_part('epoch', pg_postmaster_start_time()))), 16)
  from pg_control_system() system, pg_control_checkpoint() checkpoint, pg_database database
  where database.datname = current_database());
