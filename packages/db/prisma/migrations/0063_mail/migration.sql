-- What mail brings beside words. Nothing here is asked of an arrival that has none of it. Numbers such as DB171 are rules
-- of packages/db/SPEC.md.

-- DB171: keys under which a thread is found beside its own. The same keyed hash as a thread's, so that one look finds either.
create table thread_name (
  channel channel_id not null,
  name keyed_hash not null,
  thread_key keyed_hash not null,
  primary key (name, channel),
  constraint thread_name_is_another check (name <> thread_key)
);
create trigger thread_name_only_added before update or delete on thread_name
  for each row execute function only_added();

create type automatic_kind as enum ('auto_reply', 'list', 'report');
create type file_role as enum ('attachment', 'signature', 'encrypted', 'tnef', 'message', 'source');

-- DB173: all of it sealed under the message's own key, so that it is gone with the words.
create table mail (
  message_id uuid primary key references message (id) on delete restrict,
  -- Which machine wrote it; null for a person.
  automatic automatic_kind,
  subject bytea,
  -- Grounds for doubt, and why it is not whole; null when there are none.
  facts bytea,
  html bytea
);
create function mail_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or not exists (
      select from message where id = new.message_id and direction = 'inbound' and withdrawn_at is null) then
    raise exception 'mail belongs to words that came in and are there' using errcode = 'check_violation', constraint = 'mail_inbound';
  end if;
  return new;
end $$;
create trigger mail_guard before insert or update on mail for each row execute function mail_guard();

-- DB174: a file that came with its message. Its bytes are a file of `media`, stored with it by one transaction.
create table mail_file (
  media_id uuid primary key references media (id) on delete restrict,
  role file_role not null,
  is_inline boolean not null,
  -- Sealed under the message's own key.
  name bytea,
  -- What its bytes say it is; null when they say nothing.
  found_type text constraint mail_file_found_type
    check (found_type ~ '^[a-z0-9][a-z0-9.+-]{0,99}/[a-z0-9][a-z0-9.+-]{0,99}$'),
  constraint mail_file_source check (role <> 'source' or (name is null and not is_inline))
);

create function forget_mail() returns trigger language plpgsql as $$
begin
  delete from mail_file using media where media.message_id = new.id and mail_file.media_id = media.id;
  delete from mail where message_id = new.id;
  return null;
end $$;
create trigger message_mail_withdrawn after update of withdrawn_at on message
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function forget_mail();

-- What came with its message is looked at before it is shown, and marked by mistake before that, is looked at again.
create or replace function decide_report(
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
        when kind is not null and exists (select from media_file where media_id = _media_id and attached) then 'kept'
        else 'wanted' end::media_state
      where id = _media_id;
    insert into media_fetch (media_id, due_at) select id, instant(_now_ms) from media where id = _media_id and state = 'wanted';
  end if;
  update contact set version = version + 1 where id = _contact.id;
  return 'decided';
end $$;

-- DB176: a contact in which nobody but machines wrote. It owes no answer; the first person ends that.
alter table contact add column automatic boolean not null default false;
alter table event add column automatic boolean;

create function contact_automatic() returns trigger language plpgsql as $$
declare
  _broken text;
begin
  if tg_op = 'UPDATE' and new.unanswered > 0 then
    new.automatic := false;
  end if;
  _broken := case
    when new.automatic and (new.unanswered > 0 or new.danger = 'said_so') then 'contact_automatic_owes_nothing'
    when tg_op = 'UPDATE' and new.automatic and not old.automatic then 'contact_automatic_from_the_start'
  end;
  if _broken is not null then
    raise exception 'no contact of machines can be like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger contact_automatic before insert on contact for each row
  when (new.automatic) execute function contact_automatic();
create trigger contact_automatic_change before update on contact for each row
  when (old.automatic or new.automatic) execute function contact_automatic();

-- DB172: what a machine wrote is added to its thread's last contact, which stays as it is: open or closed, waiting for
-- nobody. Where there is none, one is opened that owes no answer. Answers in the words of `ingest_one`. The caller has the
-- thread's lock.
create function ingest_automatic(
  _now_ms bigint, _channel channel_id, _medium medium, _thread_key bytea, _owner uuid, _owner_key bytea, _detail bytea,
  _dedupe_key bytea, _message uuid, _body_key bytea, _body bytea, _sent_at bigint, _low_trust boolean, _target bigint,
  _provider bytea, _media smallint
) returns text
language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _known record;
  _version integer := 1;
begin
  select contact_id, id into _known from message where channel = _channel and dedupe_key = _dedupe_key;
  if found then
    return concat_ws(' ', 'duplicate', _known.contact_id, _known.id);
  end if;
  select contact.id, contact.owner_key into _known
    from contact where contact.channel = _channel and contact.thread_key = _thread_key
    order by contact.number desc limit 1;
  if _known.id is null then
    if _owner_key is null then
      return 'owner_wanted';
    end if;
    insert into contact (id, channel, medium, thread_key, waiting_since, due_at, unanswered, low_trust, automatic,
      opened_at, last_inbound_at, owner_key, detail)
    values (_owner, _channel, _medium, _thread_key, _now, instant(_now_ms + _target), 0, _low_trust, true,
      _now, _now, _owner_key, _detail);
  elsif _owner <> _known.id then
    return concat_ws(' ', 'other_owner', _known.id, encode(_known.owner_key, 'hex'));
  else
    update contact set version = version + 1 where id = _owner returning version into _version;
  end if;
  insert into message (id, contact_id, direction, at, version, sent_at, body_key, body, provider, media, channel, dedupe_key)
    values (_message, _owner, 'inbound', _now, _version, instant(_sent_at), _body_key, _body, _provider, _media, _channel,
      _dedupe_key);
  return 'stored ' || case when _known.id is null then 'new' else 'continued' end;
end $$;
