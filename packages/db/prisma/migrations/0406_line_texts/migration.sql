-- DB703: what the line itself says to whoever waits, while a lead has it do so: of each kind once in a contact, or why it did not.
create table line_text (
  contact_id uuid not null references contact (id) on delete restrict,
  about surge_kind not null check (about in ('holding_text', 'overflow')),
  -- The switch that was on.
  surge_id uuid not null references surge_switch (id) on delete restrict,
  at timestamptz(3) not null,
  -- What was written; null: nothing, for what stood in its way.
  message_id uuid unique references message (id) on delete restrict deferrable initially deferred,
  refusal text check (refusal ~ '^[a-z][a-z0-9_]{0,59}$'),
  primary key (contact_id, about),
  constraint line_text_one check (num_nonnulls(message_id, refusal) = 1)
);
create index line_text_surge_idx on line_text (surge_id);

create function line_text_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' or not exists (select from surge_switch
      where id = new.surge_id and kind = new.about and ended_at is null and at <= new.at and ends_at > new.at) then
    raise exception 'nothing is said by the line like that' using errcode = 'check_violation', constraint = 'line_text_while_on';
  end if;
  return new;
end $$;
create trigger line_text_guard before insert or update or delete on line_text for each row execute function line_text_guard();

-- DB704: what the line wrote has no author, and nobody else's words are without one. It answers nothing: what was owed stays owed, and
-- whoever comes back soon because nobody answered is taken for that.
do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('message_guard', $a$    when (new.direction = 'outbound') <> (new.author_id is not null)
      or$a$, $b$    when (new.direction = 'outbound') <> (new.author_id is not null
        or exists (select from line_text where line_text.message_id = new.id and line_text.contact_id = new.contact_id))
      or$b$),
    ('contact_guard', $a$direction = 'outbound' and send_state <> 'failed'$a$,
      $b$direction = 'outbound' and author_id is not null and send_state <> 'failed'$b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;

-- As it was, but that what the line wrote answered nothing.
-- goes on from 0089: settle_message
create or replace function settle_message(_message_id uuid, _state send_state, _reason text, _now_ms bigint) returns boolean
language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from message where id = _message_id));
  _present send_state := (select send_state from message where id = _message_id);
begin
  if _present is null or not (
      (_present = 'queued' and _state in ('sent', 'delivered', 'failed', 'unknown'))
      or (_present = 'unknown' and _state in ('sent', 'delivered', 'failed'))
      or (_present = 'sent' and _state in ('delivered', 'failed'))) then
    return false;
  end if;
  delete from outbox where message_id = _message_id;
  update message set send_state = _state, version = _contact.version + 1,
    -- A provider may know of it before whoever handed it over has said so.
    handed_at = case when _state <> 'failed' then coalesce(handed_at, instant(_now_ms)) else handed_at end,
    handed_version = case when _state <> 'failed' and (handed_at is not null or _now_ms is not null)
      then coalesce(handed_version, _contact.version + 1) else handed_version end,
    lost_at = case when _state = 'failed' and handed_at is not null then coalesce(instant(_now_ms), handed_at) end,
    seen_at = case when _state <> 'failed' then seen_at end,
    failure = case when _state in ('failed', 'unknown') then _reason end
    where id = _message_id;
  -- What was not sent answered nothing: what it seemed to answer is owed again.
  update contact set version = version + 1, unanswered = case when _state = 'failed' and status <> 'closed' then (
      select count(*) from message where contact_id = _contact.id and direction = 'inbound' and at > coalesce(
        (select max(at) from message where contact_id = _contact.id and direction = 'outbound' and author_id is not null
          and send_state <> 'failed'), '-infinity'))
    else unanswered end
    where id = _contact.id;
  return true;
end $$;

-- As it was, and what the line wrote leaves only while nobody has whoever waits.
-- goes on from 0089: message_refusal
create or replace function message_refusal(_contact contact, _author_id uuid) returns text language sql immutable
return case
  when _author_id is null then case when _contact.status <> 'waiting' then 'not_held' end
  when _contact.status = 'closed' and _contact.closed_by_id <> _author_id then 'closed'
  when _contact.status <> 'closed' and _contact.holder_id is distinct from _author_id then 'not_held'
end;

-- Keeps what the line says, or why it says nothing, at the version that was decided on. 'changed': it has another by now. 'gone': they do
-- not wait any more, it was said already, or the switch is off.
create function keep_line_text(
  _contact_id uuid, _about surge_kind, _surge_id uuid, _message_id uuid, _body_key bytea, _body bytea, _refusal text,
  _good_until bigint, _expected integer, _now_ms bigint
) returns text language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
  _now constant timestamptz := instant(_now_ms);
begin
  if _contact.id is null or _contact.status <> 'waiting' or _contact.unanswered = 0
    or exists (select from line_text where contact_id = _contact_id and about = _about)
    or not exists (select from surge_switch
      where id = _surge_id and kind = _about and ended_at is null and at <= _now and ends_at > _now for share) then
    return 'gone';
  elsif _contact.version <> _expected then
    return 'changed';
  end if;
  insert into line_text (contact_id, about, surge_id, at, message_id, refusal)
    values (_contact_id, _about, _surge_id, _now, _message_id, _refusal);
  if _message_id is not null then
    insert into message (id, contact_id, direction, at, version, entry, send_state, body_key, body)
      values (_message_id, _contact_id, 'outbound', _now, _contact.version + 1, _contact.version + 1, 'queued', _body_key, _body);
    insert into outbox (message_id, due_at, good_until) values (_message_id, _now, instant(_good_until));
    update contact set version = version + 1 where id = _contact_id;
  end if;
  return 'kept';
end $$;
