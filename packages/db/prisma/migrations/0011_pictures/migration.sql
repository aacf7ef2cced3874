-- Pictures and other files that came with messages: wanted from the provider, kept sealed, shown only as a copy made
-- anew, or quarantined. Numbers such as DB100 are rules of packages/db/SPEC.md.

create type media_state as enum ('wanted', 'kept', 'gone', 'refused', 'quarantined', 'withdrawn');
create type media_refusal as enum ('too_large', 'not_a_picture', 'bomb', 'unreadable');
create type media_kind as enum ('picture', 'audio', 'video', 'contact_card', 'document', 'other');
create type media_copy as enum ('original', 'display', 'blurred');
create type report_outcome as enum ('reported', 'not_reported', 'marked_by_mistake');

create table media (
  id uuid primary key default uuidv7(),
  message_id uuid not null references message (id) on delete restrict,
  contact_id uuid not null references contact (id) on delete restrict,
  ord smallint not null,
  state media_state not null default 'wanted',
  -- Why it is not shown. It outlives a quarantine, so that a mark made by mistake leads back.
  refusal media_refusal,
  -- What it proved to be, not what somebody said it is.
  kind media_kind,
  bytes integer,
  unique (message_id, ord),
  constraint media_possible check (
    ord >= 0 and bytes >= 0
    and (state <> 'refused' or refusal is not null)
    and (refusal is null or state in ('refused', 'quarantined'))
    and (state not in ('wanted', 'gone', 'withdrawn') or (kind is null and bytes is null))
    and (state <> 'kept' or (kind is not null and bytes is not null)))
);
create index media_contact_id_idx on media (contact_id);
create index media_quarantined_idx on media (id) where state = 'quarantined';

-- A stored file. Until it is attached it is nobody's: what a fetch that lost its race, or died, leaves behind.
create table media_file (
  id uuid primary key,
  media_id uuid not null references media (id) on delete restrict,
  copy media_copy not null,
  parts smallint not null check (parts >= 1),
  attached boolean not null default false,
  made_at timestamptz(3) not null,
  -- The file's own key, wrapped by the contact's.
  file_key bytea not null
);
create unique index media_file_attached on media_file (media_id, copy) where attached;
create index media_file_loose on media_file (made_at) where not attached;

create table media_part (
  file_id uuid not null references media_file (id) on delete restrict,
  part smallint not null check (part >= 0),
  -- One megabyte and what sealing adds.
  body bytea not null check (octet_length(body) <= 1048576 + 28),
  primary key (file_id, part)
);
-- Sealed bytes do not get smaller.
alter table media_part alter column body set storage external;

create table media_fetch (
  media_id uuid primary key references media (id) on delete restrict,
  due_at timestamptz(3) not null,
  attempt integer not null default 0 check (attempt >= 0),
  lease_holder text,
  lease_until timestamptz(3),
  constraint media_fetch_lease check ((lease_holder is null) = (lease_until is null))
);
create index media_fetch_due_at_idx on media_fetch (due_at);

-- What a quarantine asks of the named officer: whether it is reported.
create table report_decision (
  id uuid primary key default uuidv7(),
  media_id uuid not null references media (id) on delete restrict,
  opened_at timestamptz(3) not null,
  opened_by_id uuid not null references staff (id) on delete restrict,
  due_at timestamptz(3) not null,
  -- Until then the file stays, whoever takes words back. While the decision is open it stays in any case.
  keep_until timestamptz(3) not null,
  outcome report_outcome,
  decided_at timestamptz(3),
  decided_by_id uuid references staff (id) on delete restrict,
  -- Sealed: what the officer wrote, such as the report's number or why there was none.
  body_key bytea,
  body bytea,
  constraint report_decision_whole check (
    (outcome is null) = (decided_at is null) and (outcome is null) = (decided_by_id is null)
    and (outcome is null) = (body is null) and (outcome is null) = (body_key is null))
);
create unique index report_decision_open on report_decision (media_id) where outcome is null;
create index report_decision_media_id_idx on report_decision (media_id);

-- DB103: a decision is taken once, and nothing else of it changes.
create function report_decision_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.outcome is not null
      or (new.id, new.media_id, new.opened_at, new.opened_by_id, new.due_at)
        is distinct from (old.id, old.media_id, old.opened_at, old.opened_by_id, old.due_at) then
    raise exception 'a decision is taken once' using errcode = 'check_violation', constraint = 'report_decision_once';
  end if;
  return new;
end $$;
create trigger report_decision_guard before update or delete on report_decision
  for each row execute function report_decision_guard();

-- Whether a quarantined file must stay at that time.
create function media_is_held(_media_id uuid, _at timestamptz) returns boolean language sql stable
return exists (
  select from report_decision
  where media_id = _media_id
    and (outcome is null or (outcome <> 'marked_by_mistake' and keep_until > _at)));

-- DB100: a state only moves forward, and out of quarantine only by the officer's decision.
create function media_guard() returns trigger language plpgsql as $$
begin
  if (new.id, new.message_id, new.contact_id, new.ord) is distinct from (old.id, old.message_id, old.contact_id, old.ord) then
    raise exception 'a file stays whose it is' using errcode = 'check_violation', constraint = 'media_same';
  end if;
  if old.state is distinct from new.state and not (
      (old.state = 'wanted' and new.state <> 'wanted')
      or (old.state in ('kept', 'refused') and new.state in ('quarantined', 'withdrawn'))
      or (old.state = 'gone' and new.state = 'withdrawn')
      or (old.state = 'quarantined'
        and not exists (select from report_decision where media_id = old.id and outcome is null)
        and (new.state = 'withdrawn' or (select outcome from report_decision where media_id = old.id
          order by opened_at desc, id desc limit 1) = 'marked_by_mistake'))) then
    raise exception 'the state of a file only moves forward' using errcode = 'check_violation', constraint = 'media_forward';
  end if;
  return new;
end $$;
create trigger media_guard before update on media for each row execute function media_guard();

create function drop_media_files(_media_id uuid, _copies media_copy[]) returns void language plpgsql as $$
begin
  delete from media_part using media_file
    where media_part.file_id = media_file.id and media_file.media_id = _media_id and media_file.copy = any (_copies);
  delete from media_file where media_id = _media_id and copy = any (_copies);
end $$;

-- DB101: what comes with a message is wanted by the transaction that stores the message, so that none is forgotten.
create function want_media() returns trigger language plpgsql as $$
begin
  with wanted as (
    insert into media (message_id, contact_id, ord)
    select new.id, new.contact_id, ord from generate_series(0, new.media - 1) ord
    returning id
  )
  insert into media_fetch (media_id, due_at) select id, new.at from wanted;
  return null;
end $$;
create trigger message_media_wanted after insert on message
  for each row when (new.media > 0) execute function want_media();
-- What came before there was this table.
with wanted as (
  insert into media (message_id, contact_id, ord)
  select message.id, message.contact_id, ord from message, generate_series(0, message.media - 1) ord
  where message.media > 0 and message.withdrawn_at is null
  returning id
)
insert into media_fetch (media_id, due_at) select id, current_timestamp from wanted;

-- Erases a file and its keys. The caller has the thread's lock.
create function erase_media(_media_id uuid) returns void language plpgsql as $$
begin
  perform drop_media_files(_media_id, '{original,display,blurred}');
  delete from media_fetch where media_id = _media_id;
  update media set state = 'withdrawn', refusal = null, kind = null, bytes = null where id = _media_id;
end $$;

-- DB104: what is withdrawn takes its files along, but for those that are quarantined and must stay.
create function withdraw_media() returns trigger language plpgsql as $$
begin
  perform erase_media(id) from media
    where message_id = new.id and (state <> 'quarantined' or not media_is_held(id, new.withdrawn_at));
  return null;
end $$;
create trigger message_media_withdrawn after update of withdrawn_at on message
  for each row when (new.media > 0 and old.withdrawn_at is null and new.withdrawn_at is not null)
  execute function withdraw_media();

-- Records what came of fetching. False: it is wanted no more, and nothing changed.
create function settle_media(
  _id uuid, _state media_state, _refusal media_refusal, _kind media_kind, _bytes integer, _files uuid[]
) returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from media where id = _id));
begin
  if not exists (select from media where id = _id and state = 'wanted') then
    return false;
  end if;
  delete from media_fetch where media_id = _id;
  update media_file set attached = true where media_id = _id and id = any (_files);
  update media set state = _state, refusal = _refusal, kind = _kind, bytes = _bytes where id = _id;
  update contact set version = version + 1 where id = _contact.id;
  return true;
end $$;

-- Copies of a kept picture made anew. False: it is not kept any more, or somebody else was first.
create function attach_media_copies(_id uuid, _files uuid[]) returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from media where id = _id));
begin
  if not exists (select from media where id = _id and state = 'kept' and kind = 'picture')
      or exists (select from media_file where media_id = _id and attached and copy <> 'original') then
    return false;
  end if;
  update media_file set attached = true where media_id = _id and id = any (_files);
  return true;
end $$;

-- DB102: quarantined at once. Every copy that could be shown is gone by this very commit; the original stays untouched.
create function quarantine_media(_id uuid, _by uuid, _now_ms bigint, _due_ms bigint, _keep_until_ms bigint)
returns text language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from media where id = _id));
  _state media_state := (select state from media where id = _id);
begin
  if _state is null then
    return 'not_found';
  elsif _state = 'quarantined' then
    return 'quarantined';
  elsif _state in ('gone', 'withdrawn') then
    return 'nothing_kept';
  end if;
  perform drop_media_files(_id, '{display,blurred}');
  delete from media_fetch where media_id = _id;
  update media set state = 'quarantined' where id = _id;
  insert into report_decision (media_id, opened_at, opened_by_id, due_at, keep_until)
    values (_id, instant(_now_ms), _by, instant(_due_ms), instant(_keep_until_ms));
  update contact set version = version + 1 where id = _contact.id;
  return 'quarantined';
end $$;

-- The officer's decision. A mark made by mistake leads back to where the file stood.
create function decide_report(
  _id uuid, _by uuid, _outcome report_outcome, _body_key bytea, _body bytea, _now_ms bigint, _keep_until_ms bigint
) returns text language plpgsql as $$
declare
  _media_id uuid := (select media_id from report_decision where id = _id);
  _contact contact := lock_contact((select contact_id from media where id = _media_id));
  _withdrawn boolean;
begin
  if _media_id is null then
    return 'not_found';
  end if;
  update report_decision set outcome = _outcome, decided_at = instant(_now_ms), decided_by_id = _by,
    body_key = _body_key, body = _body,
    -- The law counts from the report.
    keep_until = case when _outcome = 'reported' then greatest(keep_until, instant(_keep_until_ms)) else keep_until end
    where id = _id and outcome is null;
  if not found then
    return 'decided_already';
  end if;
  _withdrawn := (select withdrawn_at is not null from message join media on media.message_id = message.id where media.id = _media_id);
  if _withdrawn and not media_is_held(_media_id, instant(_now_ms)) then
    perform erase_media(_media_id);
  elsif _outcome = 'marked_by_mistake' then
    update media set state = case
        when refusal is not null then 'refused'
        when exists (select from media_file where media_id = _media_id and attached) then 'kept'
        else 'wanted' end::media_state
      where id = _media_id;
    insert into media_fetch (media_id, due_at) select id, instant(_now_ms) from media where id = _media_id and state = 'wanted';
  end if;
  update contact set version = version + 1 where id = _contact.id;
  return 'decided';
end $$;

-- What was withdrawn while it had to stay goes once it need not stay any more.
create function erase_released_media(_now_ms bigint) returns integer language plpgsql as $$
declare
  _id uuid;
  _contact contact;
  _count integer := 0;
begin
  -- In the order in which batches of arrivals take the same locks.
  for _id in
    select media.id from media
    join message on message.id = media.message_id
    join contact on contact.id = media.contact_id
    where media.state = 'quarantined' and message.withdrawn_at is not null
      and not media_is_held(media.id, instant(_now_ms))
    order by thread_lock(contact.thread_key)
  loop
    _contact := lock_contact((select contact_id from media where id = _id));
    if exists (select from media where id = _id and state = 'quarantined') and not media_is_held(_id, instant(_now_ms)) then
      perform erase_media(_id);
      update contact set version = version + 1 where id = _contact.id;
      _count := _count + 1;
    end if;
  end loop;
  return _count;
end $$;

-- Files that nobody attached: a fetch that lost its race, or a gateway that died.
create function forget_loose_media(_before_ms bigint) returns integer language plpgsql as $$
declare
  _count integer;
begin
  delete from media_part using media_file
    where media_part.file_id = media_file.id and not media_file.attached and media_file.made_at < instant(_before_ms);
  delete from media_file where not attached and made_at < instant(_before_ms);
  get diagnostics _count = row_count;
  return _count;
end $$;
