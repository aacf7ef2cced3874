-- DB765: in danger or in one of the two pressing lanes. Whoever is, is answered by one of us, and is told nothing by the line.
create function is_pressing(_contact contact) returns boolean language sql immutable
return _contact.danger is not null or coalesce(_contact.lane in ('life_threat', 'crisis'), false);

-- As it was, and what the line wrote does not leave either once whoever waits is pressing: it comes too late then.
-- goes on from 0406: message_refusal
create or replace function message_refusal(_contact contact, _author_id uuid) returns text language sql immutable
return case
  when _author_id is null then
    case when _contact.status <> 'waiting' then 'not_held' when is_pressing(_contact) then 'too_late' end
  when _contact.status = 'closed' and _contact.closed_by_id <> _author_id then 'closed'
  when _contact.status <> 'closed' and _contact.holder_id is distinct from _author_id then 'not_held'
end;

-- As it was, and whoever is pressing by now is as one who waits no more.
-- goes on from 0406: keep_line_text
create or replace function keep_line_text(
  _contact_id uuid, _about surge_kind, _surge_id uuid, _message_id uuid, _body_key bytea, _body bytea, _refusal text,
  _good_until bigint, _expected integer, _now_ms bigint
) returns text language plpgsql as $$
declare
  _contact constant contact := lock_contact(_contact_id);
  _now constant timestamptz := instant(_now_ms);
begin
  if _contact.id is null or _contact.status <> 'waiting' or _contact.unanswered = 0 or is_pressing(_contact)
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
