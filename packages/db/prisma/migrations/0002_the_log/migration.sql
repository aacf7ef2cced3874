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
create function contact_facts(_contact contact, _holder text, _offered text) returns json language plpgsql stable as $$
begin
  return json_build_object(
    'id', _contact.id,
    'number', _contact.number,
    'channel', _contact.channel,
    'medium', _contact.medium,
    'status', _contact.status,
    'danger', _contact.danger,
    'waitingSince', ms(_contact.waiting_since),
    'dueAt', ms(_contact.due_at),
    'unanswered', _contact.unanswered,
    'holder', case when _holder is not null then json_build_object('id', _contact.holder_id, 'name', _holder) end,
    'heldSince', ms(_contact.held_since),
    'offeredTo', case when _offered is not null then json_build_object('id', _contact.offered_to_id, 'name', _offered) end,
    'unreadable', _contact.unreadable,
    'lowTrust', _contact.low_trust,
    'language', _contact.language,
    'reopened', _contact.reopened,
    'version', _contact.version);
end $$;

create view contact_row as
select contact.id, contact.version, contact.status, contact_facts(contact, holder.name, offered.name) as row
from contact
left join staff holder on holder.id = contact.holder_id
left join staff offered on offered.id = contact.offered_to_id;

-- DB10: every change of a contact, by whatever statement, appends its events in the same transaction, after the change.
-- It reads no contact, so that it costs the same at any size, and staff only for one that somebody holds.
create function announce_contact() returns trigger language plpgsql as $$
declare
  _holder text;
  _offered text;
begin
  if new.holder_id is not null then
    select name into _holder from staff where id = new.holder_id;
  end if;
  if new.offered_to_id is not null then
    select name into _offered from staff where id = new.offered_to_id;
  end if;
  insert into event (stream, payload) values
    ('queue:main', json_build_object('kind', 'contact', 'id', new.id, 'version', new.version,
      'row', case when new.status <> 'closed' then contact_facts(new, _holder, _offered) end)),
    ('contact:' || new.id, json_build_object('kind', 'revision', 'id', new.id, 'version', new.version));
  return null;
end $$;
create trigger contact_announced after insert or update on contact
  for each row execute function announce_contact();

-- Changes with every restart, restore and failover, so that a cursor of another life is recognised.
create function log_epoch() returns text language sql stable
return (
  select left(md5(concat_ws(':', system.system_identifier, checkpoint.timeline_id, database.oid,
    date_part('epoch', pg_postmaster_start_time()))), 16)
  from pg_control_system() system, pg_control_checkpoint() checkpoint, pg_database database
  where database.datname = current_database());
