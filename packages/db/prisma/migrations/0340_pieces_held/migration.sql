-- DB640: a piece of a safety plan leaves only as its plan was decided on.

-- As it was (DB203), but also 'changed' where the message is a piece of a plan that has another revision than the one that was decided
-- on. A release before this one knows of no plan here, and hands no piece over.
-- goes on from 0089: mark_handing_over
create function mark_handing_over(
  _message_id uuid, _holder text, _expected integer, _now_ms bigint, _lease_until bigint, _look_at bigint,
  _plan_revision integer
) returns text language plpgsql as $$
declare
  _contact constant contact := lock_contact((select contact_id from message where id = _message_id));
  _now constant timestamptz := instant(_now_ms);
begin
  if not exists (
      select from outbox join message on message.id = outbox.message_id
      where outbox.message_id = _message_id and outbox.lease_holder = _holder and outbox.lease_until > _now
        and outbox.handing_over_at is null
        -- A clock that was set back by more than a minute leaves nobody able to tell how late it is (DB48).
        and (outbox.good_until is null or (outbox.good_until > _now and message.at <= _now + interval '1 minute'))
        and message_refusal(_contact, message.author_id) is null
        and not exists (
          select from message earlier join outbox ahead on ahead.message_id = earlier.id
          where earlier.contact_id = message.contact_id and earlier.version < message.version)) then
    return 'gone';
  elsif _contact.version <> _expected or exists (
      select from safety_plan_given given join safety_plan plan on plan.id = given.plan_id
      where given.id = _message_id and given.way = 'message' and plan.revision is distinct from _plan_revision) then
    return 'changed';
  end if;
  update outbox set handing_over_at = _now, lease_until = instant(_lease_until) where message_id = _message_id;
  update message set handed_at = _now, handed_version = _contact.version where id = _message_id;
  if _contact.medium = 'text' then
    insert into reach_deadline (contact_id, due_at) values (_contact.id, instant(_look_at))
    on conflict (contact_id) do update set lease_until = null,
      due_at = case when reach_deadline.due_at > _now then least(reach_deadline.due_at, excluded.due_at) else excluded.due_at end;
  end if;
  return 'marked';
end $$;

-- What a gateway of the release before asks.
create or replace function mark_handing_over(
  _message_id uuid, _holder text, _expected integer, _now_ms bigint, _lease_until bigint, _look_at bigint
) returns text language sql as $$
  select mark_handing_over(_message_id, _holder, _expected, _now_ms, _lease_until, _look_at, null)
$$;
