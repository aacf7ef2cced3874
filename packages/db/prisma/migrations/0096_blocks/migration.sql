-- Blocks of threads by shift leads, and lines that are never blocked because others use them. An arrival of a thread that is
-- not blocked is asked nothing of this. Numbers such as DB250 are rules of packages/db/SPEC.md.

create type block_reason as enum ('abusive', 'sexual_misuse', 'prank', 'threatens_staff', 'advertising');
create type block_end as enum ('time', 'not_reviewed', 'lifted', 'shared_line');
create type shared_line_kind as enum ('shelter', 'shared_phone');

create table thread_block (
  id uuid primary key,
  channel channel_id not null,
  thread_key keyed_hash not null,
  -- From which it was set; the written reason is sealed under its key.
  contact_id uuid not null references contact (id) on delete restrict,
  reason block_reason not null,
  why_key bytea not null,
  why bytea not null,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  longer_until timestamptz(3),
  longer_by_id uuid references staff (id) on delete restrict,
  longer_at timestamptz(3),
  agreed_by_id uuid references staff (id) on delete restrict,
  agreed_at timestamptz(3),
  -- The last one; all of them are in `block_review`.
  reviewed_at timestamptz(3),
  ended_at timestamptz(3),
  ended_how block_end,
  ended_by_id uuid references staff (id) on delete restrict,
  -- When it ends, or ended; the guard's to say.
  ends_at timestamptz(3) not null,
  -- DB250
  constraint thread_block_one_lead check (until > at and until <= at + interval '24 hours'),
  constraint thread_block_longer_whole check (num_nulls(longer_until, longer_by_id, longer_at) in (0, 3)),
  constraint thread_block_longer check (longer_until > until and longer_until <= at + interval '366 days'),
  constraint thread_block_agreed_whole check (num_nulls(agreed_by_id, agreed_at) in (0, 2)),
  constraint thread_block_two_leads check (agreed_by_id <> longer_by_id),
  constraint thread_block_agreed_in_time check (agreed_at is null or (longer_at is not null and agreed_at < until)),
  constraint thread_block_reviewed check (reviewed_at is null or agreed_at is not null),
  constraint thread_block_ended_whole check (num_nulls(ended_at, ended_how) in (0, 2)),
  constraint thread_block_lifted_by check ((ended_how in ('lifted')) is not true or ended_by_id is not null)
);
create unique index thread_block_one on thread_block (channel, thread_key) where ended_at is null;
create index thread_block_listed on thread_block (ends_at);

create function thread_block_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (
      old.ended_at is not null
      or (new.id, new.channel, new.thread_key, new.contact_id, new.reason, new.why_key, new.why, new.by_id, new.at, new.until)
        is distinct from
        (old.id, old.channel, old.thread_key, old.contact_id, old.reason, old.why_key, old.why, old.by_id, old.at, old.until)
      or (old.longer_at is not null
        and (new.longer_until, new.longer_by_id, new.longer_at) is distinct from (old.longer_until, old.longer_by_id, old.longer_at))
      or (old.agreed_at is not null and (new.agreed_by_id, new.agreed_at) is distinct from (old.agreed_by_id, old.agreed_at))
      or new.reviewed_at < old.reviewed_at)) then
    raise exception 'a block stays what two leads made of it' using errcode = 'check_violation', constraint = 'thread_block_stays';
  end if;
  -- DB250, DB252: as `blockEndsAt` of packages/case-schema says it.
  new.ends_at := coalesce(new.ended_at, case
    when new.agreed_at is null then new.until
    else least(new.longer_until, greatest(new.agreed_at, new.reviewed_at) + interval '720 hours')
  end);
  return new;
end $$;
create trigger thread_block_guard before insert or update or delete on thread_block
  for each row execute function thread_block_guard();

create table block_review (
  block_id uuid not null references thread_block (id) on delete restrict,
  at timestamptz(3) not null,
  by_id uuid not null references staff (id) on delete restrict,
  primary key (block_id, at)
);
create trigger block_review_only_added before update or delete on block_review
  for each row execute function only_added();

-- DB251: what came while a block held. `heard` is the code of what it was heard for; null: kept in silence.
create table block_arrival (
  message_id uuid primary key references message (id) on delete restrict,
  block_id uuid not null references thread_block (id) on delete restrict,
  at timestamptz(3) not null,
  heard text constraint block_arrival_heard check (heard ~ '^[a-z][a-z0-9_:-]{0,119}$')
);
create index block_arrival_block on block_arrival (block_id, at);
create trigger block_arrival_only_added before update or delete on block_arrival
  for each row execute function only_added();

-- DB253
create table shared_line (
  id uuid primary key default uuidv7(),
  channel channel_id not null,
  thread_key keyed_hash not null,
  kind shared_line_kind not null,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  ended_by_id uuid references staff (id) on delete restrict,
  ended_at timestamptz(3),
  constraint shared_line_ended_whole check (num_nulls(ended_by_id, ended_at) in (0, 2))
);
create unique index shared_line_one on shared_line (channel, thread_key) where ended_at is null;

create function shared_line_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or (new.id, new.channel, new.thread_key, new.kind, new.by_id, new.at)
    is distinct from (old.id, old.channel, old.thread_key, old.kind, old.by_id, old.at) then
    raise exception 'a mark ends, and stays' using errcode = 'check_violation', constraint = 'shared_line_stays';
  end if;
  return new;
end $$;
create trigger shared_line_guard before update or delete on shared_line for each row execute function shared_line_guard();

-- Ends what holds of a thread, if it still does. The caller has the thread's lock.
create function end_block(_channel channel_id, _thread_key bytea, _how block_end, _by uuid, _now timestamptz)
returns boolean language plpgsql as $$
begin
  update thread_block set ended_at = _now, ended_how = _how, ended_by_id = _by
    where channel = _channel and thread_key = _thread_key and ended_at is null and ends_at > _now and at <= _now;
  return found;
end $$;

-- Says of what has ended by itself that it did. Of several gateways one says it. The caller has no lock of a thread.
create function end_past_blocks(_now_ms bigint) returns integer language plpgsql as $$
declare
  _block record;
  _count integer := 0;
begin
  -- In the order in which batches of arrivals take the same locks.
  for _block in
    select id, contact_id from thread_block where ended_at is null and ends_at <= instant(_now_ms)
    order by thread_lock(thread_key)
  loop
    perform lock_contact(_block.contact_id);
    update thread_block set ended_at = ends_at,
      ended_how = case when agreed_at is not null and ends_at < longer_until then 'not_reviewed' else 'time' end::block_end
      where id = _block.id and ended_at is null and ends_at <= instant(_now_ms);
    if found then
      _count := _count + 1;
      update contact set version = version + 1 where id = _block.contact_id;
    end if;
  end loop;
  return _count;
end $$;

-- One compare-and-set from the version that was seen: what decides whether a line is shared changes it.
create function block_thread(
  _id uuid, _contact_id uuid, _by uuid, _expected integer, _reason block_reason, _why_key bytea, _why bytea,
  _held bigint, _longer bigint, _now_ms bigint
) returns text language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _contact contact := lock_contact(_contact_id);
begin
  if _contact.id is null then
    return 'not_found';
  elsif exists (select from shared_line
      where channel = _contact.channel and thread_key = _contact.thread_key and ended_at is null) then
    return 'shared_line';
  end if;
  update thread_block set ended_at = ends_at,
    ended_how = case when agreed_at is not null and ends_at < longer_until then 'not_reviewed' else 'time' end::block_end
    where channel = _contact.channel and thread_key = _contact.thread_key and ended_at is null and ends_at <= _now;
  if exists (select from thread_block
      where channel = _contact.channel and thread_key = _contact.thread_key and ended_at is null) then
    return 'blocked_already';
  elsif _contact.version <> _expected then
    return 'changed';
  end if;
  insert into thread_block (id, channel, thread_key, contact_id, reason, why_key, why, by_id, at, until, longer_until,
    longer_by_id, longer_at, ends_at)
  values (_id, _contact.channel, _contact.thread_key, _contact_id, _reason, _why_key, _why, _by, _now,
    instant(_now_ms + _held), instant(_now_ms + _longer), case when _longer is not null then _by end,
    case when _longer is not null then _now end, _now);
  update contact set version = version + 1 where id = _contact_id;
  return 'blocked';
end $$;

-- What leads do with a block that holds: propose a longer time, agree, review, lift.
create function change_block(_id uuid, _by uuid, _deed text, _longer bigint, _now_ms bigint) returns text
language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _contact contact := lock_contact((select contact_id from thread_block where id = _id));
  _block thread_block;
begin
  -- A new statement, so a new snapshot: it sees what those who held the lock before have done.
  select * into _block from thread_block where id = _id;
  if _block.id is null then
    return 'not_found';
  elsif _block.ended_at is not null or _block.ends_at <= _now then
    return 'ended';
  elsif _deed = 'propose' then
    if _block.longer_at is not null then
      return 'proposed_already';
    end if;
    update thread_block set longer_until = _block.at + _longer * interval '1 millisecond', longer_by_id = _by, longer_at = _now
      where id = _id;
  elsif _deed = 'agree' then
    if _block.longer_at is null then
      return 'nothing_proposed';
    elsif _block.agreed_at is not null then
      return 'agreed_already';
    elsif _block.longer_by_id = _by then
      return 'same_lead';
    end if;
    update thread_block set agreed_by_id = _by, agreed_at = _now where id = _id;
  elsif _deed = 'review' then
    if _block.agreed_at is null then
      return 'nothing_to_review';
    end if;
    insert into block_review (block_id, at, by_id) values (_id, _now, _by) on conflict do nothing;
    update thread_block set reviewed_at = greatest(reviewed_at, _now) where id = _id;
  else
    update thread_block set ended_at = _now, ended_how = 'lifted', ended_by_id = _by where id = _id;
  end if;
  update contact set version = version + 1 where id = _contact.id;
  return 'done';
end $$;

-- Marks a line as others' too, which ends a block of it; without a kind, takes the mark back.
create function mark_shared_line(_contact_id uuid, _by uuid, _kind shared_line_kind, _now_ms bigint) returns text
language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _contact contact := lock_contact(_contact_id);
  _known shared_line;
begin
  if _contact.id is null then
    return 'not_found';
  end if;
  select * into _known from shared_line
    where channel = _contact.channel and thread_key = _contact.thread_key and ended_at is null;
  if _known.kind is distinct from _kind then
    update shared_line set ended_by_id = _by, ended_at = _now where id = _known.id;
    if _kind is not null then
      insert into shared_line (channel, thread_key, kind, by_id, at)
        values (_contact.channel, _contact.thread_key, _kind, _by, _now);
      perform end_block(_contact.channel, _contact.thread_key, 'shared_line', _by, _now);
    end if;
    update contact set version = version + 1 where id = _contact_id;
  end if;
  return 'done';
end $$;

-- The line turned out to be shared by what somebody said of it, which only the caller can read.
create function end_shared_block(_id uuid, _now_ms bigint) returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from thread_block where id = _id));
begin
  if not coalesce(end_block(_contact.channel, _contact.thread_key, 'shared_line', null, instant(_now_ms)), false) then
    return false;
  end if;
  update contact set version = version + 1 where id = _contact.id;
  return true;
end $$;
