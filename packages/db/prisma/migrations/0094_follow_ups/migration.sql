-- What was agreed with somebody for a time (DB240 to DB246). It belongs to nobody but the shift: when its time has come, its
-- contact stands in the queue.

create type follow_up_kind as enum ('they_text', 'we_text', 'we_call', 'we_mail');
create type follow_up_otherwise as enum ('nothing', 'tell_lead', 'try_again');
create type follow_up_state as enum ('planned', 'due', 'arrived', 'done', 'not_reached', 'cancelled', 'expired');
create type follow_up_change_kind as enum (
  'agreed', 'moved', 'due', 'again', 'arrived', 'done', 'not_reached', 'cancelled', 'expired', 'noted');

create table follow_up (
  id uuid primary key,
  -- Where it was agreed; what was agreed is sealed under this contact's key.
  contact_id uuid not null references contact (id) on delete restrict,
  kind follow_up_kind not null,
  agreed_at timestamptz(3) not null,
  agreed_by_id uuid not null references staff (id) on delete restrict,
  due_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  otherwise follow_up_otherwise not null,
  -- The other time, when it is tried once more; it becomes due_at and until_at once the first was missed.
  again_at timestamptz(3),
  again_until timestamptz(3),
  is_second boolean not null default false,
  state follow_up_state not null default 'planned',
  -- The contact in which it stands: where it was agreed, and once it is due, the one that is open of that thread.
  place_id uuid not null references contact (id) on delete restrict,
  -- Whether a lead said that they know of a missed one.
  noted boolean not null default false,
  -- Grows by one with each change; events carry it (W4).
  version integer not null default 1 check (version > 0),
  -- Of the last change; by nobody: the clock's, or an arrival's.
  changed_at timestamptz(3) not null,
  changed_by_id uuid references staff (id) on delete restrict,
  body_key bytea not null,
  body bytea not null,
  constraint follow_up_window check (due_at < until_at),
  constraint follow_up_again check (
    (otherwise = 'try_again') = (again_at is not null) and (again_at is null) = (again_until is null)
    and again_at < again_until),
  constraint follow_up_second check (not is_second or otherwise = 'try_again'),
  constraint follow_up_noted check (not noted or state = 'expired'),
  constraint follow_up_by check (
    changed_by_id is not null or state in ('planned', 'due', 'arrived', 'expired'))
);
create index follow_up_contact_idx on follow_up (contact_id);
create index follow_up_place_idx on follow_up (place_id) where state in ('planned', 'due');
create index follow_up_clock_idx on follow_up (due_at) where state in ('planned', 'due');
create index follow_up_missed_idx on follow_up (until_at) where state = 'expired' and not noted;

-- What became of each, as it became so. Only added, by whatever statement changes one.
create table follow_up_change (
  follow_up_id uuid not null references follow_up (id) on delete restrict,
  version integer not null,
  kind follow_up_change_kind not null,
  at timestamptz(3) not null,
  by_id uuid references staff (id) on delete restrict,
  due_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  primary key (follow_up_id, version)
);
create trigger follow_up_change_only_added before update or delete on follow_up_change
  for each row execute function only_added();

-- Which messages were written for which. Kept before the message is, so that no crash leaves one that nobody knows it was
-- for; hence no foreign key, and a row whose message was never stored says nothing.
create table follow_up_message (
  message_id uuid primary key,
  follow_up_id uuid not null references follow_up (id) on delete restrict
);
create index follow_up_message_idx on follow_up_message (follow_up_id);
create trigger follow_up_message_only_added before update or delete on follow_up_message
  for each row execute function only_added();

-- DB241: what it may become. What is settled stays so, but for being noted.
create function follow_up_guard() returns trigger language plpgsql as $$
declare
  _broken constant text := case
    when tg_op = 'DELETE' then 'follow_up_stays'
    when tg_op = 'INSERT' and (new.state, new.place_id, new.version) is distinct from
      ('planned'::follow_up_state, new.contact_id, 1) then 'follow_up_begins_planned'
    when tg_op = 'INSERT' then null
    when (new.id, new.contact_id, new.kind, new.agreed_at, new.agreed_by_id, new.body_key, new.body) is distinct from
      (old.id, old.contact_id, old.kind, old.agreed_at, old.agreed_by_id, old.body_key, old.body)
      or new.version <> old.version + 1 then 'follow_up_same'
    when not (case old.state
      when 'planned' then new.state in ('planned', 'due', 'arrived', 'done', 'cancelled', 'expired')
      when 'due' then new.state <> 'due'
      when 'expired' then new.state = 'expired' and new.noted and not old.noted
      else false
    end) then 'follow_up_forward'
  end;
begin
  if _broken is not null then
    raise exception 'no follow-up can be or become like that: %', _broken
      using errcode = 'check_violation', constraint = _broken;
  end if;
  return new;
end $$;
create trigger follow_up_guard before insert or update or delete on follow_up
  for each row execute function follow_up_guard();

-- One as the queue and the board show it: facts, never what was agreed.
create view follow_up_row as
select follow_up.id, follow_up.contact_id, follow_up.place_id, follow_up.state, follow_up.noted, json_build_object(
  'id', follow_up.id,
  'version', follow_up.version,
  'contact', json_build_object('id', place.id, 'number', place.number),
  'way', follow_up.kind,
  'state', follow_up.state,
  'dueAt', ms(follow_up.due_at),
  'until', ms(follow_up.until_at),
  'otherwise', follow_up.otherwise,
  'againAt', case when not follow_up.is_second then ms(follow_up.again_at) end,
  'againUntil', case when not follow_up.is_second then ms(follow_up.again_until) end,
  'agreedAt', ms(follow_up.agreed_at),
  'agreedBy', json_build_object('id', author.id, 'name', author.name),
  'changedAt', ms(follow_up.changed_at),
  'changedBy', case when changer.id is not null then json_build_object('id', changer.id, 'name', changer.name) end,
  'isNoted', follow_up.noted
) as row
from follow_up
join contact place on place.id = follow_up.place_id
join staff author on author.id = follow_up.agreed_by_id
left join staff changer on changer.id = follow_up.changed_by_id;

-- DB240: one row for each change, and one event, in its transaction.
create function announce_follow_up() returns trigger language plpgsql as $$
begin
  insert into follow_up_change (follow_up_id, version, kind, at, by_id, due_at, until_at)
  values (new.id, new.version,
    case
      when tg_op = 'INSERT' then 'agreed'
      when new.noted and not old.noted then 'noted'
      when new.state = 'planned' and new.is_second and not old.is_second then 'again'
      when new.state = 'planned' then 'moved'
      else new.state::text
    end::follow_up_change_kind,
    new.changed_at, new.changed_by_id, new.due_at, new.until_at);
  insert into event (stream, payload)
  select 'queue:main', (json_build_object('kind', 'follow_up')::jsonb || row::jsonb)::json
  from follow_up_row where id = new.id;
  return null;
end $$;
create trigger follow_up_announced after insert or update on follow_up
  for each row execute function announce_follow_up();

-- Where it stands: in the open contact of its thread, else where it was agreed. The thread's lock is held.
create function follow_up_place(_contact_id uuid) returns uuid language sql stable
return coalesce(
  (select here.id from contact agreed
   join contact here on here.thread_key = agreed.thread_key and here.channel = agreed.channel and here.status <> 'closed'
   where agreed.id = _contact_id),
  _contact_id);

-- Whether they wrote in its time, a machine's mail apart.
create function follow_up_arrived(_follow_up follow_up) returns boolean language sql stable
return _follow_up.kind = 'they_text' and exists (
  select from contact agreed
  join contact here on here.thread_key = agreed.thread_key and here.channel = agreed.channel
  join message on message.contact_id = here.id and message.direction = 'inbound'
  left join mail on mail.message_id = message.id
  where agreed.id = _follow_up.contact_id and message.at >= _follow_up.due_at
    and message.at < _follow_up.until_at and mail.automatic is null);

-- Who wrote the first message for it that left; null: none did.
create function follow_up_sent_by(_follow_up follow_up) returns uuid language sql stable
return (
  select message.author_id from follow_up_message
  join message on message.id = follow_up_message.message_id
  where follow_up_message.follow_up_id = _follow_up.id and _follow_up.kind in ('we_text', 'we_mail')
    and message.send_state in ('sent', 'delivered')
  order by message.at, message.id limit 1);

create function agree_follow_up(
  _id uuid, _contact_id uuid, _by uuid, _kind follow_up_kind, _due bigint, _until bigint,
  _otherwise follow_up_otherwise, _again_at bigint, _again_until bigint, _body_key bytea, _body bytea, _most integer,
  _now_ms bigint
) returns table (kind text, "row" json, holder json) language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
begin
  if _contact.id is null then
    kind := 'not_found';
  elsif exists (select from follow_up where id = _id and contact_id = _contact_id and agreed_by_id = _by) then
    kind := 'kept';
  elsif _contact.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_contact);
  elsif (select count(*) from follow_up where contact_id = _contact_id and state in ('planned', 'due')) >= _most then
    kind := 'too_many';
  else
    kind := 'kept';
    insert into follow_up (id, contact_id, kind, agreed_at, agreed_by_id, due_at, until_at, otherwise, again_at,
      again_until, place_id, changed_at, changed_by_id, body_key, body)
    values (_id, _contact_id, _kind, instant(_now_ms), _by, instant(_due), instant(_until), _otherwise,
      instant(_again_at), instant(_again_until), _contact_id, instant(_now_ms), _by, _body_key, _body);
  end if;
  if kind = 'kept' then
    select follow_up_row.row into "row" from follow_up_row where follow_up_row.id = _id;
  end if;
  return next;
end $$;

-- DB242: moves, cancels or settles one from the version that was seen. Whoever has the contact in which it stands may; where
-- nobody has it because it is closed, anybody of the shift may.
create function change_follow_up(
  _id uuid, _by uuid, _expected integer, _to follow_up_state, _due bigint, _until bigint, _now_ms bigint
) returns table (kind text, "row" json, holder json) language plpgsql as $$
declare
  _follow_up follow_up;
  _place contact;
begin
  perform lock_contact(contact_id) from follow_up where id = _id;
  select * into _follow_up from follow_up where id = _id;
  if _follow_up.id is null then
    kind := 'not_found';
    return next;
    return;
  end if;
  select * into _place from contact where id = follow_up_place(_follow_up.contact_id);
  if _follow_up.version <> _expected or _follow_up.state not in ('planned', 'due') then
    kind := 'changed';
  elsif _place.status <> 'closed' and _place.holder_id is distinct from _by then
    kind := 'not_holder';
    holder := holder_of(_place);
  elsif _to = 'not_reached' and _follow_up.state <> 'due' then
    kind := 'changed';
  else
    kind := 'kept';
    update follow_up set state = _to,
      due_at = case when _to = 'planned' then instant(_due) else due_at end,
      until_at = case when _to = 'planned' then instant(_until) else until_at end,
      version = version + 1, changed_at = instant(_now_ms), changed_by_id = _by
    where id = _id;
  end if;
  select follow_up_row.row into "row" from follow_up_row where follow_up_row.id = _id;
  return next;
end $$;

-- DB245: a lead knows of a missed one.
create function note_follow_up(_id uuid, _by uuid, _now_ms bigint) returns boolean language plpgsql as $$
begin
  update follow_up set noted = true, version = version + 1, changed_at = instant(_now_ms), changed_by_id = _by
  where id = _id and state = 'expired' and not noted;
  return found;
end $$;

-- DB246: says that a message is about to be written for one that is due; the message need not be there yet.
create function write_for_follow_up(_id uuid, _message_id uuid, _contact_id uuid, _now_ms bigint)
returns text language plpgsql as $$
declare
  _follow_up follow_up;
  _contact contact := lock_contact(_contact_id);
begin
  select * into _follow_up from follow_up where id = _id;
  if _follow_up.id is null or _contact.id is null or _contact.id <> follow_up_place(_follow_up.contact_id) then
    return 'not_found';
  elsif _follow_up.state <> 'due' or _follow_up.until_at <= instant(_now_ms) then
    return 'not_due';
  elsif _follow_up.kind <> (case when _contact.medium = 'email' then 'we_mail' else 'we_text' end)::follow_up_kind then
    return 'other_way';
  end if;
  insert into follow_up_message (message_id, follow_up_id) values (_message_id, _id) on conflict do nothing;
  return case when exists (select from follow_up_message where message_id = _message_id and follow_up_id = _id)
    then 'kept' else 'not_found' end;
end $$;

-- DB243: what the clock has something to do with, the one that waits longest first.
create function follow_ups_at_their_time(_now_ms bigint, _most integer) returns setof uuid language sql stable
begin atomic
  select id from follow_up
  where (state = 'planned' and due_at <= instant(_now_ms))
    or (state = 'due' and (until_at <= instant(_now_ms)
      or follow_up_arrived(follow_up) or follow_up_sent_by(follow_up) is not null))
  order by due_at, id limit _most;
end;

-- DB244: its contact stands in the queue, in its lane. Whoever is there and has it keeps it.
create function bring_to_queue(_id uuid, _until timestamptz, _kind follow_up_kind, _now timestamptz) returns void
language plpgsql as $$
declare
  _contact contact;
begin
  select * into _contact from contact where id = _id;
  if _contact.status = 'closed' then
    -- Nobody wrote, so nothing is owed, and nobody came back (DB160).
    update contact set status = 'waiting', closed_at = null, closed_by_id = null, disposition = null,
      waiting_since = _now,
      due_at = greatest(_now, case when _kind = 'they_text' then _until
        else least(_until, _now + (due_at - waiting_since)) end),
      version = version + 1
    where id = _id;
  elsif _contact.set_aside_until is not null then
    update contact set set_aside_until = null, version = version + 1,
      back_since = case when set_aside_by_id is not null then _now end
    where id = _id;
  elsif _contact.status = 'claimed' and (
    _contact.holder_gone_since is not null
    or exists (select from shift where user_id = _contact.holder_id and gone_since is not null)
    or not exists (select from shift where user_id = _contact.holder_id)
      and not exists (select from session where user_id = _contact.holder_id and expires_at > _now)) then
    perform apply_move(_contact, null, 'return', null, null, _now);
  end if;
end $$;

-- DB243, DB245: does to one what its time, an arrival or a message that left has brought. One commit, and conditional on how
-- it stands under the lock: of several gateways one does it, and a kill leaves all of it or nothing.
create function fire_follow_up(_id uuid, _now_ms bigint) returns boolean language plpgsql as $$
declare
  _now constant timestamptz := instant(_now_ms);
  _follow_up follow_up;
  _place uuid;
  _sent_by uuid;
begin
  perform lock_contact(contact_id) from follow_up where id = _id;
  select * into _follow_up from follow_up where id = _id;
  if not coalesce(_follow_up.state in ('planned', 'due') and _follow_up.due_at <= _now, false) then
    return false;
  end if;
  _sent_by := follow_up_sent_by(_follow_up);
  if follow_up_arrived(_follow_up) then
    update follow_up set state = 'arrived', version = version + 1, changed_at = _now, changed_by_id = null
    where id = _id;
  elsif _follow_up.state = 'due' and _sent_by is not null then
    update follow_up set state = 'done', version = version + 1, changed_at = _now, changed_by_id = _sent_by
    where id = _id;
  elsif _follow_up.until_at <= _now then
    if _follow_up.otherwise = 'try_again' and not _follow_up.is_second and _follow_up.again_until > _now then
      update follow_up set state = 'planned', is_second = true, due_at = again_at, until_at = again_until,
        version = version + 1, changed_at = _now, changed_by_id = null
      where id = _id;
    else
      update follow_up set state = 'expired', version = version + 1, changed_at = _now, changed_by_id = null
      where id = _id;
    end if;
  elsif _follow_up.state = 'planned' then
    _place := follow_up_place(_follow_up.contact_id);
    update follow_up set state = 'due', place_id = _place, version = version + 1, changed_at = _now,
      changed_by_id = null
    where id = _id;
    perform bring_to_queue(_place, _follow_up.until_at, _follow_up.kind, _now);
  else
    return false;
  end if;
  return true;
end $$;

-- As they were (DB160), and only of whoever wrote: a contact that is back for its follow-up brings nobody back.
drop trigger contact_comes_back on contact;
create trigger contact_comes_back before update on contact for each row
  when (old.status = 'closed' and new.status = 'waiting' and new.unanswered > 0) execute function contact_comes_back();
drop trigger contact_comes_back_recorded on contact;
create trigger contact_comes_back_recorded after update on contact for each row
  when (old.status = 'closed' and new.status = 'waiting' and new.unanswered > 0 and new.lane_reason ^@ 'fact:'
    and new.lane is distinct from old.lane)
  execute function record_coming_back();
