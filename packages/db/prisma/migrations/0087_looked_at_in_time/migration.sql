-- DB190: what a machine is taken to have written into a contact that was set aside is seen by nobody either, until its time is
-- over. Whoever has such a contact expects nothing.
create or replace function look_at_machine() returns trigger language plpgsql as $$
begin
  insert into mail_look (message_id, contact_id, reason, at)
    select message.id, contact.id, 'machine', message.at
    from message join contact on contact.id = message.contact_id
    where message.id = new.message_id
      and (contact.status = 'closed' or contact.set_aside_until is not null)
    on conflict do nothing;
  return null;
end $$;

-- DB192: whoever is found to be a person has waited since their first mail, and not since they wrote again.
create or replace function decide_look(
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
        waiting_since = case when contact.unanswered = 0 then _look.at else least(contact.waiting_since, _look.at) end,
        due_at = least(
          case when contact.unanswered > 0 then contact.due_at end,
          _look.at + interval '1 millisecond'
            * case when contact.danger is null then _target else least(_target, _danger_target) end
        ),
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
