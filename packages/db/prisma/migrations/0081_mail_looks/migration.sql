-- Mail that nobody would see unless somebody looks: what could not be read, or not whole, and what a machine is taken to have
-- written into a closed contact. Numbers such as DB191 are rules of packages/db/SPEC.md.

create type look_reason as enum ('unreadable', 'partly', 'machine');
create type look_verdict as enum ('seen', 'person');

create table mail_look (
  message_id uuid primary key references message (id) on delete restrict,
  contact_id uuid not null references contact (id) on delete restrict,
  reason look_reason not null,
  -- The message's, so that the list is read from its index alone.
  at timestamptz(3) not null,
  -- What the lists of words found in it, for the day on which somebody says that a person wrote it: a code, never words.
  lane lane,
  lane_reason text,
  verdict look_verdict,
  by_id uuid references staff (id) on delete restrict,
  decided_at timestamptz(3),
  constraint mail_look_lane_has_reason check ((lane is null) = (lane_reason is null)),
  constraint mail_look_decided_whole check (num_nulls(verdict, by_id, decided_at) in (0, 3)),
  constraint mail_look_person_of_machine check (verdict <> 'person' or reason = 'machine')
);
create index mail_look_undecided on mail_look (at, message_id) where verdict is null;

-- DB191: it is decided once, and stays.
create function mail_look_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.verdict is not null
    or (new.message_id, new.contact_id, new.reason, new.at) is distinct from (old.message_id, old.contact_id, old.reason, old.at) then
    raise exception 'what somebody looked at stays as they said' using errcode = 'check_violation', constraint = 'mail_look_once';
  end if;
  return new;
end $$;
create trigger mail_look_guard before update or delete on mail_look for each row execute function mail_look_guard();

-- DB190, whatever statement stores it, and by its transaction.
create function look_at_unreadable() returns trigger language plpgsql as $$
begin
  insert into mail_look (message_id, contact_id, reason, at) values (new.id, new.contact_id, 'unreadable', new.at)
    on conflict do nothing;
  return null;
end $$;
create trigger message_to_look_at after insert on message for each row
  when (new.unreadable) execute function look_at_unreadable();

create function look_at_machine() returns trigger language plpgsql as $$
begin
  insert into mail_look (message_id, contact_id, reason, at)
    select message.id, contact.id, 'machine', message.at
    from message join contact on contact.id = message.contact_id
    where message.id = new.message_id and contact.status = 'closed'
    on conflict do nothing;
  return null;
end $$;
create trigger mail_to_look_at after insert on mail for each row
  when (new.automatic is not null) execute function look_at_machine();

-- What was not read whole is kept as it came.
create function look_at_partly() returns trigger language plpgsql as $$
begin
  insert into mail_look (message_id, contact_id, reason, at)
    select message.id, message.contact_id, 'partly', message.at
    from media join message on message.id = media.message_id
    where media.id = new.media_id
    on conflict do nothing;
  return null;
end $$;
create trigger mail_source_to_look_at after insert on mail_file for each row
  when (new.role = 'source') execute function look_at_partly();

-- From before this release: machines' mail that came after the close, and of what could not be read what is still open.
insert into mail_look (message_id, contact_id, reason, at)
  select message.id, contact.id, 'machine', message.at
  from mail join message on message.id = mail.message_id join contact on contact.id = message.contact_id
  where mail.automatic is not null and contact.status = 'closed' and message.at >= contact.closed_at;
insert into mail_look (message_id, contact_id, reason, at)
  select message.id, contact.id, 'unreadable', message.at
  from message join contact on contact.id = message.contact_id
  where message.unreadable and message.withdrawn_at is null and contact.status <> 'closed'
  on conflict do nothing;
insert into mail_look (message_id, contact_id, reason, at)
  select message.id, contact.id, 'partly', message.at
  from mail_file join media on media.id = mail_file.media_id
  join message on message.id = media.message_id join contact on contact.id = message.contact_id
  where mail_file.role = 'source' and message.withdrawn_at is null and contact.status <> 'closed'
  on conflict do nothing;

-- One compare-and-set: of all who look at one message, one says what it is. `person` does what its arrival would have done
-- (as `ingest_one` does), from the time at which it came: they have waited since then.
create function decide_look(
  _message uuid, _by uuid, _verdict look_verdict, _target bigint, _danger_target bigint, _now_ms bigint
) returns table (kind text, "row" json, said look_verdict, said_by json, said_at bigint) language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from mail_look where message_id = _message));
  _look mail_look;
  _shown uuid := _contact.id;
  _open uuid;
begin
  -- A new statement, so a new snapshot: it sees what those who held the lock before have said.
  select mail_look.* into _look from mail_look join message on message.id = mail_look.message_id
    where mail_look.message_id = _message and message.withdrawn_at is null;
  if _look.message_id is null or (_verdict = 'person' and _look.reason <> 'machine') then
    kind := 'not_found';
    return next;
    return;
  end if;
  if _verdict = 'person' and _contact.status = 'closed' then
    select id into _open from contact
      where channel = _contact.channel and thread_key = _contact.thread_key and status <> 'closed';
  end if;
  if _look.verdict is not null then
    kind := 'decided_already';
  elsif _open is not null then
    -- They wrote again since, and that contact is open: a second one of their thread cannot be.
    kind := 'open_elsewhere';
    _shown := _open;
  else
    kind := 'decided';
    update mail_look set verdict = _verdict, by_id = _by, decided_at = instant(_now_ms)
      where message_id = _message returning * into _look;
    if _verdict = 'person' then
      update contact set
        status = case when contact.status = 'closed' then 'waiting' else contact.status end,
        closed_at = null, closed_by_id = null, disposition = null,
        reopened = contact.reopened + (contact.status = 'closed')::integer,
        waiting_since = case when contact.unanswered = 0 then _look.at else contact.waiting_since end,
        due_at = case
          when contact.unanswered > 0 then contact.due_at
          else _look.at + interval '1 millisecond'
            * case when contact.danger is null then _target else least(_target, _danger_target) end
        end,
        unanswered = contact.unanswered + 1,
        last_inbound_at = greatest(contact.last_inbound_at, _look.at),
        version = contact.version + 1
      where contact.id = _contact.id;
      -- So that whoever has it open fetches it anew, as a person's.
      update message set version = _contact.version + 1 where id = _message;
      if _look.lane is not null then
        perform raise_lane(_contact.id, _look.lane, _look.lane_reason, _danger_target, _now_ms);
      end if;
    end if;
  end if;
  said := _look.verdict;
  said_at := ms(_look.decided_at);
  select json_build_object('id', staff.id, 'name', staff.name) into said_by from staff where staff.id = _look.by_id;
  select contact_row.row into "row" from contact_row where contact_row.id = _shown;
  return next;
end $$;
