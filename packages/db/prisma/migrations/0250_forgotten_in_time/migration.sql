-- DB480 to DB483: what was kept as long as the house says is forgotten, by destroying the key under which it was sealed, and with it by
-- what it was compared. Of a contact it stays that there was one: its channel, when it was, its lane and how it ended.
alter table contact add column forgotten_at timestamptz(3);
create index contact_kept_idx on contact (closed_at, id) where status = 'closed' and forgotten_at is null;

-- What came back from an older backup, of somebody who was forgotten since (DB450): as long as a key, and opens nothing.
create function opens_nothing(_owner_key bytea) returns boolean language sql immutable
return _owner_key = decode(repeat('00', 72), 'hex');
create index contact_opens_nothing_idx on contact (id) where owner_key = decode(repeat('00', 72), 'hex');

create function nobodys_hash() returns keyed_hash language sql volatile
return sha256(uuid_send(gen_random_uuid()));

-- Whether something of a case is not to be gone from it yet, each in a word.
create function case_still_needs(_case_id uuid) returns text[] language sql stable as $$
  select array_remove(array[
    case when is_case_on_hold(_case_id) then 'legal_hold' end,
    -- Counsel, who lifted a hold that was placed for it, has said that it needs no more.
    case when exists (
      select from legal_process process
      where process.case_id in (select cases_one_with(_case_id)) and process.ended_at is null
        and process.finding is distinct from 'does_not_bind'
        and not exists (select from legal_hold where process_id = process.id and lifted_at is not null)) then 'legal_process' end,
    case when exists (
      select from mandated_report report join disclosure sent on sent.id = report.disclosure_id
      where sent.case_id = _case_id and report.cosigned_at is null) then 'report_due' end,
    case when exists (
      select from disclosure_held held join disclosure asked on asked.id = held.disclosure_id
      where held.case_id = _case_id and asked.sent_at is null and asked.owner_key is not null
        and (held.is_approved is null or held.is_approved and held.decided_at > now() - interval '24 hours'))
      then 'disclosure_waiting' end,
    case when exists (
      select from disclosure sent where sent.case_id = _case_id and sent.review_due_at is not null and sent.reviewed_at is null)
      then 'review_due' end,
    case when exists (select from case_file file where file.id in (select cases_one_with(_case_id)) and file.status <> 'closed')
      then 'case_open' end
  ], null)
$$;

-- DB481: why a contact is not forgotten yet.
create function contact_waits_for(_contact_id uuid) returns text[] language sql stable as $$
  select array_remove(array[
      case when contact.status <> 'closed' then 'open' end,
      case when is_on_hold(contact.id) then 'legal_hold' end,
      case when exists (select from follow_up where contact_id = contact.id and state in ('planned', 'due', 'arrived'))
        or exists (select from reach_deadline where contact_id = contact.id and due_at > now()) then 'clock_running' end,
      case when exists (
        select from outbox join message on message.id = outbox.message_id where message.contact_id = contact.id) then 'sending' end,
      case when exists (
        select from report_decision report join media on media.id = report.media_id
        where media.contact_id = contact.id and (report.outcome is null or report.keep_until > now())) then 'report_due' end,
      case when exists (
        select from breach_person concerned join breach on breach.id = concerned.breach_id
        where concerned.contact_id = contact.id and breach.mended_at is null) then 'breach_open' end,
      case when exists (
        select from contact_withdrawal said cross join case_part part
        where said.contact_id = contact.id and part.kind = 'person' and part.owner_key is not null
          and exists (select from unsettled_withdrawals(part.id) open where open.id = said.id)) then 'withdrawal_unsettled' end,
      -- What was told stands behind what is known of them for as long as that is.
      case when exists (
        select from case_filed filed join case_part part on part.case_id = filed.case_id
        where filed.contact_id = contact.id and part.owner_key is not null) then 'case_kept' end
    ], null) || coalesce((select case_still_needs(filed.case_id) from case_filed filed where filed.contact_id = contact.id), '{}')
  from contact where contact.id = _contact_id
$$;

-- DB480: a contact is forgotten whole, once, and nothing else of it changes with that. DB481: whatever statement tries.
create function forgotten_contact_broken(_old contact, _new contact) returns text language sql stable as $$
  select case
    when _new.forgotten_at is null or _old.forgotten_at is not null and not opens_nothing(_old.owner_key) then 'contact_forgotten_once'
    when not opens_nothing(_old.owner_key) and cardinality(contact_waits_for(_old.id)) > 0
      or is_on_hold(_old.id) then 'contact_forget_waits'
    when _new.owner_key = _old.owner_key or _new.detail = _old.detail or _new.thread_key::bytea = _old.thread_key::bytea
      or _new.reach is not null or _new.previous_contact_id is not null or _new.version <> _old.version + 1
      then 'contact_forgotten_whole'
    when (to_jsonb(_new) - '{owner_key,detail,thread_key,reach,previous_contact_id,version,forgotten_at}'::text[])
      is distinct from (to_jsonb(_old) - '{owner_key,detail,thread_key,reach,previous_contact_id,version,forgotten_at}'::text[])
      then 'contact_same' end
$$;
create function is_forgotten(_contact_id uuid) returns boolean language sql stable
return exists (select from contact where id = _contact_id and forgotten_at is not null);

-- What a row of a contact that is forgotten may still lose: by what it was compared, and its words.
create function forgets(_table text, _contact_id uuid, _old jsonb, _new jsonb) returns boolean language plpgsql stable as $$
declare
  _lost constant text[] := case _table
    when 'message' then '{body,body_key,raw,provider,withdrawn_at,dedupe_key,version}'
    when 'call' then '{key,address_hash,version}'
    when 'case_filing' then '{address}'
    when 'contact_withdrawal' then '{address}'
    when 'sign_page' then '{address_hash,code_hash,kind}'
    when 'thread_block' then '{thread_key}' end;
begin
  return is_forgotten(_contact_id) and _old - _lost = _new - _lost;
end $$;

do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('contact_guard', $a$  if old.automatic or new.automatic then$a$, $b$  if tg_op = 'UPDATE' and new.forgotten_at is distinct from old.forgotten_at
    -- To be wrapped anew is no change (DB504).
    or tg_op = 'UPDATE' and old.forgotten_at is not null and new.owner_key is distinct from old.owner_key
      and current_setting('holdfast.rewrapping', true) is distinct from 'on' then
    _broken := forgotten_contact_broken(old, new);
    if _broken is not null then
      raise exception 'no contact is forgotten like that: %', _broken using errcode = 'check_violation', constraint = _broken;
    end if;
    return new;
  end if;
  if old.automatic or new.automatic then$b$),
    ('message_guard', $a$  _broken := case
    when new.version < 1$a$, $b$  if tg_op = 'UPDATE' and new.body is null and new.body_key is null and new.raw is null and new.provider is null
    and forgets('message', old.contact_id, to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  _broken := case
    when new.version < 1$b$),
    ('call_guard', $a$  if _broken is not null then$a$, $b$  if tg_op = 'UPDATE' and new.address_hash is null and new.version = old.version + 1
    and forgets('call', old.contact_id, to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if _broken is not null then$b$),
    ('case_filing_guard', $a$  if tg_op <> 'INSERT' then$a$, $b$  if tg_op = 'UPDATE' and new.address is null
    and forgets('case_filing', old.contact_id, to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if tg_op <> 'INSERT' then$b$),
    ('contact_withdrawal_guard', $a$  if tg_op <> 'INSERT' then$a$, $b$  if tg_op = 'UPDATE' and forgets('contact_withdrawal', old.contact_id, to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if tg_op <> 'INSERT' then$b$),
    ('sign_page_guard', $a$  if _broken is not null then$a$, $b$  if tg_op = 'UPDATE' and old.ended_at is not null
    and forgets('sign_page', old.contact_id, to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if _broken is not null then$b$),
    ('thread_block_guard', $a$begin
  if tg_op = 'DELETE'$a$, $b$begin
  if tg_op = 'UPDATE' and old.ends_at <= now() and forgets('thread_block', old.contact_id, to_jsonb(old), to_jsonb(new)) then
    return new;
  end if;
  if tg_op = 'DELETE'$b$),
    -- What is only added goes with whom it was of.
    ('only_added', $a$begin
  raise$a$, $b$begin
  if tg_op = 'DELETE' and is_of_forgotten_thread(tg_table_name, to_jsonb(old)) then
    return old;
  end if;
  raise$b$),
    ('person_thread_guard', $a$begin
  if tg_op$a$, $b$begin
  if tg_op = 'DELETE' and is_of_forgotten_thread('person_thread', to_jsonb(old)) then
    return old;
  end if;
  if tg_op$b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;

-- DB480: what was kept of a thread goes with the last contact in it, and of whoever had it with the last thread of theirs.
create function is_of_forgotten_thread(_table text, _old jsonb) returns boolean language plpgsql stable as $$
begin
  return case
    when _table = 'contact_address' then is_forgotten((_old ->> 'contact_id')::uuid)
    when _table in ('contact_plan', 'thread_name', 'opt_out_word', 'person_thread') then not exists (
      select from contact where channel = _old ->> 'channel' and thread_key = (_old ->> 'thread_key')::bytea)
    when _table in ('contact_preference', 'code_word', 'danger_event') then not exists (
      select from person_thread where person_id = (_old ->> 'person_id')::uuid)
    when _table = 'person' then not exists (select from person_thread where person_id = (_old ->> 'id')::uuid)
    else false end;
end $$;

create function forget_thread(_channel text, _thread_key bytea) returns void language plpgsql as $$
declare
  _people uuid[];
begin
  if exists (select from contact where channel = _channel and thread_key = _thread_key) then
    return;
  end if;
  delete from contact_plan where channel = _channel and thread_key = _thread_key;
  delete from thread_name where channel = _channel and thread_key = _thread_key;
  -- That they want no more from us outlives what they told us.
  delete from opt_out_word word where word.channel = _channel and word.thread_key = _thread_key
    and not exists (select from opt_out where channel = _channel and thread_key = _thread_key);
  update thread_block set thread_key = nobodys_hash()
    where channel = _channel and thread_key = _thread_key and ends_at <= now();
  with gone as (
    delete from person_thread where channel = _channel and thread_key = _thread_key returning person_id)
  select array_agg(distinct person_id) into _people from gone;
  _people := array(
    select gone from unnest(_people) gone where not exists (select from person_thread theirs where theirs.person_id = gone));
  delete from code_word where person_id = any (_people);
  delete from contact_preference where person_id = any (_people);
  delete from danger_event where person_id = any (_people);
  delete from person where id = any (_people);
end $$;

-- Forgets one contact, whose key and detail are made anew. Null: it is forgotten; else the word of what it waits for. What providers
-- keep of it is named under its new key, and `copies_wanted` where one is not among those given.
create function forget_contact(
  _id uuid, _closed_before timestamptz, _owner_key bytea, _detail bytea, _copies uuid[], _refs bytea[], _now timestamptz
) returns text language plpgsql as $$
declare
  _was contact;
  _waits text[];
begin
  perform pg_advisory_xact_lock(thread_lock(thread_key)) from contact where id = _id;
  perform pg_advisory_xact_lock_shared(hold_lock());
  select * into _was from contact where id = _id for update;
  if not found or _was.forgotten_at is not null and not opens_nothing(_was.owner_key) then
    return 'gone';
  end if;
  if is_on_hold(_id) then
    return 'legal_hold';
  end if;
  if not opens_nothing(_was.owner_key) then
    if _was.closed_at is null or _was.closed_at > _closed_before then
      return 'not_due';
    end if;
    _waits := contact_waits_for(_id);
    if cardinality(_waits) > 0 then
      return _waits[1];
    end if;
  end if;
  if exists (
      select from provider_copy copy join message on message.id = copy.message_id
      where message.contact_id = _id and copy.message_id <> all (_copies)) then
    return 'copies_wanted';
  end if;
  update contact set owner_key = _owner_key, detail = _detail, thread_key = nobodys_hash(), reach = null,
    previous_contact_id = null, forgotten_at = _now, version = version + 1 where id = _id;
  delete from provider_copy using message, unnest(_copies, _refs) as given (id, ref)
    where provider_copy.message_id = given.id and given.ref is null and message.id = given.id and message.contact_id = _id;
  update provider_copy set ref = given.ref, retry_at = null
    from message, unnest(_copies, _refs) as given (id, ref)
    where provider_copy.message_id = given.id and given.ref is not null and message.id = given.id and message.contact_id = _id;
  perform erase_media(id) from media where contact_id = _id and state <> 'withdrawn';
  delete from mail using message where mail.message_id = message.id and message.contact_id = _id;
  delete from delivery using message where delivery.message_id = message.id and message.contact_id = _id;
  update message set body = null, body_key = null, raw = null, provider = null,
      withdrawn_at = case when direction = 'inbound' then coalesce(withdrawn_at, _now) end,
      dedupe_key = case when dedupe_key is not null then nobodys_hash() end
    where contact_id = _id;
  delete from note where contact_id = _id;
  -- Taking words back owes what is left of them to whoever searches; of this nothing is left.
  delete from contact_word where number = _was.number;
  delete from contact_word_owed where contact_id = _id;
  delete from draft where contact_id = _id;
  delete from call_ask where contact_id = _id;
  update call set key = gen_random_uuid()::text, address_hash = null, version = version + 1 where contact_id = _id;
  delete from contact_address where contact_id = _id;
  update case_filing set address = null where contact_id = _id and address is not null;
  update contact_withdrawal set address = nobodys_hash() where contact_id = _id;
  update sign_page set address_hash = nobodys_hash(), code_hash = nobodys_hash() where contact_id = _id and ended_at is not null;
  perform forget_thread(_was.channel, _was.thread_key);
  perform audit_write(null, 'ended', 'contact', _id, _id, null, '{"how": "forgotten"}');
  return null;
end $$;

-- DB482: why a case is not forgotten yet: for what its people, and its contacts, are not.
create function case_waits_for(_case_id uuid) returns text[] language sql stable as $$
  select array(
    select distinct why from (
      select unnest(case_still_needs(_case_id))
      union all select unnest(forget_waits_for(_case_id, part.id)) from case_part part
        where part.case_id = _case_id and part.kind = 'person' and part.owner_key is not null
      union all select 'asked' from forget_request where case_id = _case_id and decided_at is null
      union all select 'contact_open' from case_filed filed join contact on contact.id = filed.contact_id
        where filed.case_id = _case_id and contact.status <> 'closed'
      union all select 'yes_in_force' from release
        where case_id = _case_id and revoked_at is null and expires_at > now()
          and exists (select from case_part where id = release.person_id and owner_key is not null)
      union all select 'yes_in_force' from sign_page where case_id = _case_id and ended_at is null and valid_until > now()
      union all select 'review_due' from case_glass where case_id = _case_id and reviewed_at is null
    ) as standing (why) order by why)
$$;

-- Forgets everybody of a case that was closed, and whatever else is known of it. Null: they are forgotten.
create function forget_case(_case_id uuid, _closed_before timestamptz) returns text language plpgsql as $$
declare
  _case case_file;
  _waits text[];
begin
  select * into _case from case_file where id = _case_id for no key update;
  perform lock_people(array(select id from case_part where case_id = _case_id and kind = 'person'));
  perform pg_advisory_xact_lock_shared(hold_lock());
  if _case.status is distinct from 'closed' or _case.status_at > _closed_before then
    return 'not_due';
  end if;
  _waits := case_waits_for(_case_id);
  if cardinality(_waits) > 0 then
    return _waits[1];
  end if;
  perform forget_person(_case_id, id) from case_part where case_id = _case_id and kind = 'person' and owner_key is not null order by id;
  update case_part set owner_key = null, body = null, version = version + 1 where case_id = _case_id and owner_key is not null;
  perform audit_write(null, 'ended', 'case_file', _case_id, null, _case_id, '{"how": "forgotten"}');
  return null;
end $$;

-- DB483: each time something was forgotten, in numbers, and whether nothing of it lies on the disk any more.
create table retention_run (
  id bigint primary key generated always as identity,
  began_at timestamptz(3) not null,
  contacts integer not null default 0 check (contacts >= 0),
  cases integer not null default 0 check (cases >= 0),
  ended_at timestamptz(3),
  -- When the tables were written anew, and the log that had what was forgotten was overwritten.
  rewritten_at timestamptz(3),
  log_gone_at timestamptz(3),
  problem text check (problem ~ '^[a-z][a-z0-9_]{0,59}$')
);
-- DB486: from when on it is known to this house that things are forgotten in time.
insert into retention_run (began_at, ended_at) values (now(), now());
